#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"

namespace conform::spec {

class PartIndex;

struct Parameter {
  std::string name;
  std::string in;  ///< `path`, `query`, `header`, `cookie`
  bool required = false;
};

/// What a document says about one status of an operation.
struct ResponseSpec {
  std::string status;  ///< `200`, `4XX` or `default`
  /// Media type, lower case without parameters → pointer of the schema in the normalised document; an empty
  /// pointer means that the media type is documented without a schema.
  std::map<std::string, std::string> content;
  std::vector<std::string> required_headers;
  std::string pointer;  ///< of the response object in the document
};

struct Operation {
  std::string id;  ///< id of the operation table; for an operation unknown to it the document's own
  std::string documented_id;  ///< `operationId` as it stands in the document
  std::string method;         ///< upper case
  std::string path;           ///< template
  bool deprecated = false;
  std::vector<Parameter> parameters;
  std::vector<ResponseSpec> responses;
  std::string body_schema;  ///< pointer of the JSON request body's schema; empty if there is none
  std::string pointer;      ///< `/paths/~1api~1ping/get`

  /// The exact status, else its range (`4XX`), else `default`, else null.
  [[nodiscard]] const ResponseSpec* response(int status) const;
};

/// An exported OpenAPI 3.0 document, understood, normalised to JSON Schema draft 7 and indexed. The saved
/// page
/// `/api/doc` that shows it, or the object `{"spec": {...}}` around it, is as good as the document itself.
///
/// Loading collects every problem it finds: not JSON, not OpenAPI 3.0, over 64 MB, deeper than 256, not
/// UTF-8, an unresolvable `$ref`, a reference cycle that consumes no instance. `[]` where an object is meant
/// (as exports taken out of the Swagger page have it) is repaired and counted.
class SpecDocument {
 public:
  /// Throws `InputError` with everything that is wrong.
  static SpecDocument load(std::string text, const std::string& file);
  static SpecDocument load_file(const std::string& path);

  ~SpecDocument();
  SpecDocument(SpecDocument&&) noexcept;
  SpecDocument& operator=(SpecDocument&&) noexcept;

  [[nodiscard]] const std::string& file() const;
  [[nodiscard]] const std::string& title() const;
  [[nodiscard]] const std::string& api_version()
      const;  ///< `info.version`, which says nothing about Kimai's version
  [[nodiscard]] const std::vector<Operation>& operations() const;  ///< in the order of path and method
  [[nodiscard]] const Operation* find(std::string_view id) const;  ///< by the operation table's id
  [[nodiscard]] const Operation* match(std::string_view method,
                                       std::string_view path) const;  ///< a concrete path
  [[nodiscard]] const nlohmann::json& normalised() const;
  [[nodiscard]] std::size_t repairs() const;  ///< how many `[]` were read as `{}`

 private:
  friend class SchemaRegistry;
  struct Parts;
  [[nodiscard]] const PartIndex& index() const;
  explicit SpecDocument(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace conform::spec
