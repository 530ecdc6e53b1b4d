#include "run/forecast.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "run/world.h"
#include "target/cleanup/children.h"

namespace conform::run {
namespace {

constexpr std::array<const char*, 3> world{"delete_customer", "delete_project", "delete_activity"};

/// The operation that deletes what the step makes; empty if it makes nothing.
std::string_view undo_of(const suite::Step& step) {
  const spec::OperationRow* operation = step.request ? nullptr : spec::find_operation(step.call.text);
  return operation == nullptr ? std::string_view() : operation->undo;
}

/// Requests until the object is gone: its children are read, and where the API has no such deletion, there is
/// a page with a form, where it leads to, and a look whether it worked.
std::uint64_t cost_of_deletion(std::string_view undo, const TargetFacts& target) {
  if (target.built_in) return 1;
  const Version api_deletes_all{2, 25, 0};
  constexpr std::uint64_t by_page = 4;
  const bool on_page = target.version < api_deletes_all && target.page_deletions.count(std::string(undo)) > 0;
  return 1 + target::child_lists(undo) + (on_page ? by_page : 0);
}

/// An account is made, joins the team and gets a token on three pages; it is disabled, its records are read,
/// and it is deleted on a page.
constexpr std::uint64_t requests_of_a_user = 12;

/// At most so many at a time, and who they are.
std::string users_text(const Crew& crew) {
  if (crew.users == 0) return {};
  const auto all = counted(static_cast<std::size_t>(crew.users + crew.guests), "temporary user");
  if (crew.guests == 0) return ", at most " + all + " with their tokens";
  return fmt::format(", at most {} at a time, {} of them made by scenarios", all, crew.guests);
}

std::string duration_text(std::chrono::seconds time) {
  constexpr long minute = 60;
  constexpr long hour = 60 * minute;
  const long seconds = time.count();
  if (seconds < 2 * minute) return fmt::format("{} s", std::max(seconds, 1L));
  if (seconds < 2 * hour) return fmt::format("{} min", (seconds + minute - 1) / minute);
  return fmt::format("{:.1f} h", static_cast<double>(seconds) / hour);
}

}  // namespace

Forecast forecast(const plan::Plan& plan, const Crew& crew, const TargetFacts& target) {
  Forecast all;
  bool uses_world = false;
  for (const plan::Case& planned : plan.cases) {
    if (!planned.skip_reason.empty()) {
      ++all.skipped;
      continue;
    }
    ++all.cases;
    uses_world = uses_world || World::is_used_by(*planned.scenario);
    for (const suite::Step& step : planned.scenario->steps) {
      if (step.clock) continue;  // a look at the token screen is a request, too
      const auto times = static_cast<std::uint64_t>(step.repeat);
      all.requests += times;
      const std::string_view undo = undo_of(step);
      if (undo.empty()) continue;
      all.objects += times;
      all.requests += times * cost_of_deletion(undo, target);
    }
  }
  if (uses_world) {
    const auto worlds = std::min<std::uint64_t>(static_cast<std::uint64_t>(crew.workers), all.cases);
    all.objects += worlds * world.size();
    for (const char* undo : world) all.requests += worlds * (1 + cost_of_deletion(undo, target));
  }
  all.requests += static_cast<std::uint64_t>(crew.users) * requests_of_a_user;
  return all;
}

std::chrono::seconds expected_time(const Forecast& forecast, const http::RateLimit& limit, int workers) {
  constexpr double usual_seconds = 0.1;
  const double unlimited = workers / usual_seconds;
  constexpr double usual_automatic = 10;
  const double allowed = limit.automatic        ? usual_automatic
                         : limit.per_second > 0 ? limit.per_second
                                                : unlimited;
  const double rate = std::min(allowed, unlimited);
  return std::chrono::seconds(std::llround(std::ceil(static_cast<double>(forecast.requests) / rate)));
}

std::string sentence(const Forecast& forecast, const http::RateLimit& limit, const Crew& crew) {
  std::string text = counted(forecast.requests, "request");
  if (forecast.objects > 0) text += ", " + counted(forecast.objects, "object") + " to make and delete";
  text += users_text(crew);
  text += fmt::format("; about {}", duration_text(expected_time(forecast, limit, crew.workers)));
  if (limit.automatic) text += " at a rate that follows the server";
  if (!limit.automatic && limit.per_second > 0) text += " at " + http::to_string(limit);
  return text + " with " + counted(static_cast<std::size_t>(crew.workers), "worker");
}

}  // namespace conform::run
