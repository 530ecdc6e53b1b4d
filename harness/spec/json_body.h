#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace conform::spec {

/// Why the bytes of a body cannot be judged as JSON.
struct BodyProblem {
  enum class Kind { empty, invalid_utf8, invalid_json, too_deep, duplicate_key };
  Kind kind = Kind::invalid_json;
  std::string message;  ///< for people; bounded
};

/// One JSON body. simdjson reads the bytes once and checks UTF-8, syntax, depth (at most 128) and duplicate
/// keys.
class JsonBody {
 public:
  ~JsonBody();
  JsonBody(JsonBody&&) noexcept;
  JsonBody& operator=(JsonBody&&) noexcept;

  [[nodiscard]] const std::optional<BodyProblem>& problem() const;
  /// The value as nlohmann/json, parsed on first use; null if there is a problem. Not to be called from two
  /// threads at once.
  [[nodiscard]] const nlohmann::json& value() const;

 private:
  friend class BodyParser;
  friend class SchemaRegistry;
  friend class BodyAccess;
  struct Parts;
  explicit JsonBody(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Parses bodies and keeps simdjson's buffers between them: one for each worker.
class BodyParser {
 public:
  BodyParser();
  ~BodyParser();
  BodyParser(const BodyParser&) = delete;
  BodyParser& operator=(const BodyParser&) = delete;

  /// The result refers to buffers of this parser and to `bytes`: use it before the next call and while
  /// `bytes` lives.
  JsonBody parse(std::string_view bytes);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace conform::spec
