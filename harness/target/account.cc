#include "target/account.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "spec/json_body.h"

namespace conform::target {
namespace {

using nlohmann::json;

std::string text_at(const json& value, std::string_view pointer) {
  constexpr std::size_t longest = 200;
  const json* found = pointer_find(value, pointer);
  return found != nullptr && found->is_string() ? shortened(printable(found->get<std::string>()), longest)
                                                : "";
}

bool holds(const json& me, std::string_view role) {
  const json* roles = pointer_find(me, "/roles");
  if (roles == nullptr || !roles->is_array()) return false;
  for (const json& item : *roles)
    if (item.is_string() && item.get<std::string>() == role) return true;
  return false;
}

std::string role_of(const json& me) {
  if (holds(me, "ROLE_SUPER_ADMIN")) return "super_admin";
  if (holds(me, "ROLE_ADMIN")) return "admin";
  return holds(me, "ROLE_TEAMLEAD") ? "teamlead" : "user";
}

}  // namespace

Actor account_from(const json& me) {
  Actor account{role_of(me), text_at(me, "/username"), text_at(me, "/timezone"), 0, {}};
  if (const json* id = pointer_find(me, "/id"); id != nullptr && id->is_number_integer())
    account.id = id->get<std::int64_t>();
  return account;
}

std::optional<Actor> account_in(std::string_view body) {
  spec::BodyParser parser;
  const spec::JsonBody parsed = parser.parse(body);
  if (parsed.problem() || !parsed.value().is_object()) return std::nullopt;
  return account_from(parsed.value());
}

std::size_t height_of_role(std::string_view role) {
  constexpr std::array<std::string_view, 4> roles{"user", "teamlead", "admin", "super_admin"};
  return static_cast<std::size_t>(std::find(roles.begin(), roles.end(), role) - roles.begin());
}

}  // namespace conform::target
