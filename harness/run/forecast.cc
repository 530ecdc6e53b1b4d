#include "run/forecast.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "run/world.h"

namespace conform::run {
namespace {

/// Customer, project and activity.
constexpr std::uint64_t objects_of_a_world = 3;

bool creates(const suite::Step& step) {
  const spec::OperationRow* operation = step.request ? nullptr : spec::find_operation(step.call.text);
  return operation != nullptr && !operation->undo.empty();
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

Forecast forecast(const plan::Plan& plan, int workers) {
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
      if (step.clock) continue;
      ++all.requests;
      if (creates(step)) ++all.objects;
    }
  }
  if (uses_world) {
    const auto worlds = std::min<std::uint64_t>(static_cast<std::uint64_t>(workers), all.cases);
    all.objects += worlds * objects_of_a_world;
    all.requests += worlds * objects_of_a_world;
  }
  all.requests += all.objects;  // each is deleted again
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

std::string sentence(const Forecast& forecast, const http::RateLimit& limit, int workers, int users) {
  std::string text = counted(forecast.requests, "request");
  if (forecast.objects > 0) text += ", " + counted(forecast.objects, "object") + " to make and delete";
  if (users > 0)
    text += ", at most " + counted(static_cast<std::size_t>(users), "temporary user") + " with their tokens";
  text += fmt::format("; about {}", duration_text(expected_time(forecast, limit, workers)));
  if (limit.automatic) text += " at a rate that follows the server";
  if (!limit.automatic && limit.per_second > 0) text += " at " + http::to_string(limit);
  return text + " with " + counted(static_cast<std::size_t>(workers), "worker");
}

}  // namespace conform::run
