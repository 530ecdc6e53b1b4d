#pragma once

#include <functional>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace conform::spec {

/// What an object in an OpenAPI 3.0 document is, as far as this project reads it (OpenAPI 3.0.3, section
/// 4.7).
enum class Part {
  document,
  info,
  path_item,
  operation,
  parameter,
  request_body,
  response,
  header,
  media_type,
  components,
  schema,
};

/// `a schema`, `an operation`, for messages.
const char* part_name(Part part);

/// A place at which the grammar puts an object.
struct PartPlace {
  Part part = Part::document;
  std::string pointer;
  nlohmann::json& value;
  bool inside_schema = false;  ///< part of another schema
};

/// What the walk asks and tells. An object that is a reference has no parts.
struct WalkVisitor {
  /// Each object in its place, before its parts; whatever JSON stands there.
  std::function<void(const PartPlace&)> part;
  /// A place at which a map or a list of objects belongs and something else stands.
  std::function<void(const std::string& pointer, nlohmann::json& value, bool expects_map)> misfit;
};

/// Walks what the grammar of the part reaches, depth first, members in the order of their names. Values that
/// are data (`example`, `default`, `enum`) and extensions are never entered.
void walk_parts(nlohmann::json& root, Part part, const WalkVisitor& visitor);

}  // namespace conform::spec
