#include "target/cleanup/item_id.h"

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"

namespace conform::target {

std::string id_at(const nlohmann::json& object, std::string_view pointer) {
  const nlohmann::json* value = pointer_find(object, pointer);
  if (value != nullptr && value->is_object()) value = pointer_find(*value, "/id");
  return value != nullptr && value->is_number_integer() ? value->dump() : std::string();
}

}  // namespace conform::target
