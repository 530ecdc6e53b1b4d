#include "plan/personal_step.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace conform::plan {
namespace {

using nlohmann::json;

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// A record ends with what begins like a date; everything else leaves it running or is refused.
bool is_date_like(std::string_view text) {
  constexpr std::size_t year = 4;
  return text.size() > year && std::all_of(text.begin(), text.begin() + year, is_digit) && text[year] == '-';
}

/// Whether the end that a body names is a date in any case.
bool is_an_end(const Node& end, const Variables& bindings) {
  const auto resolved = resolve(end, bindings);
  const json* value = std::get_if<json>(&resolved);
  return value != nullptr && value->is_string() && is_date_like(value->get<std::string>());
}

/// Whether a record is running once such a body has been sent: a new one, or a known one.
bool leaves_running(const suite::Step& step, bool is_new, const Variables& bindings) {
  if (!step.body) return is_new;
  if (step.body->kind != Node::Kind::mapping) return true;
  const Node* end = step.body->find("end");
  return end == nullptr ? is_new : !is_an_end(*end, bindings);
}

/// The same for a body as text: JSON, or fields of a form.
bool leaves_running(const Node* raw, bool is_new, const Variables& bindings) {
  if (raw == nullptr) return is_new;
  const auto resolved = resolve(*raw, bindings);
  const json* value = std::get_if<json>(&resolved);
  if (value == nullptr || !value->is_string()) return true;
  const auto text = value->get<std::string>();
  const std::size_t name = text.find("end");
  if (name == std::string::npos) return is_new;
  const std::size_t begin = text.find_first_not_of("\"': =", name + 3);
  return begin == std::string::npos || !is_date_like(std::string_view(text).substr(begin));
}

bool is_personal(const suite::RawRequest& request, const Variables& bindings) {
  const std::string& path = request.path.text;
  const std::string& method = request.method.text;
  const bool acts = path.find("/stop") != std::string::npos || path.find("/restart") != std::string::npos;
  if (!acts && (method == "GET" || method == "HEAD" || method == "OPTIONS")) return false;
  constexpr std::array<std::string_view, 3> own{"/favorites/", "/dashboard/", "/preferences"};
  const auto is_part = [&](std::string_view part) { return path.find(part) != std::string::npos; };
  if (acts || std::any_of(own.begin(), own.end(), is_part)) return true;
  if (!path.starts_with("/api/timesheets") || (method != "POST" && method != "PATCH")) return false;
  return leaves_running(request.raw ? &*request.raw : nullptr, method == "POST", bindings);
}

constexpr std::array<std::string_view, 9> personal_calls{
    "delete_dashboard_widgets", "delete_favorite_timesheet", "get_restart_timesheet",
    "get_stop_timesheet",       "patch_restart_timesheet",   "patch_stop_timesheet",
    "post_dashboard_widget",    "post_favorite_timesheet",   "patch_app_api_user_updateuserpreference"};

}  // namespace

bool is_personal(const suite::Step& step, const Variables& bindings) {
  if (step.as.text == "nobody") return false;
  if (step.request) return is_personal(*step.request, bindings);
  const std::string& call = step.call.text;
  if (std::find(personal_calls.begin(), personal_calls.end(), call) != personal_calls.end()) return true;
  const bool is_new = call == "post_timesheet";
  return (is_new || call == "patch_timesheet") && leaves_running(step, is_new, bindings);
}

}  // namespace conform::plan
