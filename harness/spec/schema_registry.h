#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/run_event.h"
#include "spec/document.h"
#include "spec/json_body.h"

namespace conform::spec {

/// One way in which a body breaks its schema: always a leaf, never the cascade above it.
struct SchemaViolation {
  std::string instance_pointer;  ///< `/0/begin`
  std::string schema_pointer;    ///< `/components/schemas/TimesheetCollection/properties/begin/format`
  std::string schema;            ///< `TimesheetCollection`, the nearest named schema; may be empty
  std::string property;          ///< `TimesheetCollection.begin`; list items of a property `X.tags[]`
  std::string keyword;           ///< `type`, `format`, `required`, `pattern`, ...
  std::string expected;          ///< for people
  std::string actual;            ///< for people
  std::string expected_class;    ///< for fingerprints: `string`, `date-time`, `present`
  std::string actual_class;      ///< for fingerprints: `null`, `date-time+hhmm`, `date`, `absent`
  std::string value;             ///< shortened JSON
  bool undecidable = false;      ///< a pattern ran into its match limit: neither right nor wrong
};

/// Every schema of a document, compiled before the first request.
///
/// valijson's SchemaParser reads the normalised document into one shared Schema; a visitor of ours evaluates
/// it on simdjson's tree. Immutable after `compile`, so that workers share it.
class SchemaRegistry {
 public:
  /// Throws `InputError` naming every schema that cannot be compiled and its pointer.
  static SchemaRegistry compile(const SpecDocument& document);
  /// Compiles any JSON Schema (draft 7) of our own: suites, reports, configuration. `name` names it in
  /// messages.
  static SchemaRegistry compile_schema(const nlohmann::json& schema, const std::string& name);

  ~SchemaRegistry();
  SchemaRegistry(SchemaRegistry&&) noexcept;
  SchemaRegistry& operator=(SchemaRegistry&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool contains(std::string_view schema_pointer) const;

  /// At most `limit` violations, in the order of the body. An empty pointer is the root of `compile_schema`.
  [[nodiscard]] std::vector<SchemaViolation> validate(std::string_view schema_pointer, const JsonBody& body,
                                                      std::size_t limit = 1000) const;

 private:
  struct Parts;
  explicit SchemaRegistry(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Adds what a body shows to a profile: for each pointer (list indices as `*`, at most 2,000 pointers) types
/// and text classes.
void profile_body(const JsonBody& body, std::map<std::string, PropertyProfile>& properties);

}  // namespace conform::spec
