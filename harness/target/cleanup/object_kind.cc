#include "target/cleanup/object_kind.h"

#include <algorithm>
#include <array>

#include "http/encode.h"

namespace conform::target {
namespace {

constexpr std::array<ObjectKind, 7> kinds{{
    {"delete_timesheet", "time record", "/api/timesheets/{id}", "/api/timesheets?user=all&term={text}",
     "/description", "", true, false, "user"},
    {"delete_tag", "tag", "", "/api/tags/find?name={text}", "/name", "2.18.0", false, true, "teamlead"},
    {"delete_activity", "activity", "/api/activities/{id}", "/api/activities?visible=3&term={text}", "/name",
     "", false, true, "admin"},
    {"delete_project", "project", "/api/projects/{id}", "/api/projects?visible=3&ignoreDates=1&term={text}",
     "/name", "", false, true, "admin"},
    {"delete_customer", "customer", "/api/customers/{id}", "/api/customers?visible=3&term={text}", "/name",
     "", false, true, "admin"},
    {"delete_team", "team", "/api/teams/{id}", "/api/teams", "/name", "", false, true, "admin"},
    {"delete_user", "user", "/api/users/{id}", "/api/users?visible=3&term={text}", "/username", "", false,
     false, "super_admin"},
}};

}  // namespace

std::span<const ObjectKind> object_kinds() {
  return kinds;
}

const ObjectKind* find_object_kind(std::string_view undo) {
  const auto* const found =
      std::find_if(kinds.begin(), kinds.end(), [&](const ObjectKind& kind) { return kind.undo == undo; });
  return found == kinds.end() ? nullptr : found;
}

std::string filled(std::string_view path, std::string_view value) {
  const auto open = path.find('{');
  if (open == std::string_view::npos) return std::string(path);
  const auto close = path.find('}', open);
  return std::string(path.substr(0, open)) + http::percent_encoded(value) +
         std::string(path.substr(close + 1));
}

}  // namespace conform::target
