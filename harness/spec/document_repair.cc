#include "spec/document_repair.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "spec/document_walk.h"

namespace conform::spec {
namespace {

bool is_empty_list(const nlohmann::json& value) {
  return value.is_array() && value.empty();
}

/// A schema may also be `true` or `false`.
bool fits(const PartPlace& place) {
  return place.value.is_object() || (place.part == Part::schema && place.value.is_boolean());
}

}  // namespace

std::size_t repair_empty_objects(nlohmann::json& document, const std::string& file,
                                 Diagnostics& diagnostics) {
  std::size_t repairs = 0;
  const auto repaired = [&](nlohmann::json& value) {
    if (!is_empty_list(value)) return false;
    value = nlohmann::json::object();
    ++repairs;
    return true;
  };
  const auto complain = [&](const std::string& pointer, const std::string& expected,
                            const nlohmann::json& value) {
    diagnostics.error({file}, shortened(printable(pointer), 300) + " must be " + expected + ", not " +
                                  (value.is_null() ? "null" : value.type_name()));
  };
  WalkVisitor visitor;
  visitor.part = [&](const PartPlace& place) {
    if (!fits(place) && !repaired(place.value))
      complain(place.pointer, std::string(part_name(place.part)) + " (an object)", place.value);
  };
  visitor.misfit = [&](const std::string& pointer, nlohmann::json& value, bool expects_map) {
    if (expects_map && repaired(value)) return;
    complain(pointer, expects_map ? "an object" : "a list", value);
  };
  walk_parts(document, Part::document, visitor);
  return repairs;
}

}  // namespace conform::spec
