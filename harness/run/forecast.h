#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/target_facts.h"
#include "http/pace.h"
#include "plan/plan.h"

namespace conform::run {

/// What a plan will do to a target, counted before anything is sent. Repeated tries are not counted, and a
/// case that ends early does less.
struct Forecast {
  std::uint64_t cases = 0;     ///< that will be played
  std::uint64_t skipped = 0;   ///< that cannot be tested there
  std::uint64_t requests = 0;  ///< deletions included
  std::uint64_t objects = 0;   ///< made and deleted again
};

/// Who does it: workers, each with a world of its own, for temporary users that act, of whom there are at
/// most so many.
struct Crew {
  int workers = 2;
  int users = 0;
  int guests = 0;  ///< users beside them that scenarios make, at most at a time
};

/// What is read before something is deleted is counted, too, on other targets than the built-in reference.
Forecast forecast(const plan::Plan& plan, const Crew& crew, const TargetFacts& target);

/// How long the requests take at that pace, at a tenth of a second each where nothing limits them.
std::chrono::seconds expected_time(const Forecast& forecast, const http::RateLimit& limit, int workers);

/// `1234 requests, 310 objects to make and delete; about 5 min at 5/s with 2 workers`.
std::string sentence(const Forecast& forecast, const http::RateLimit& limit, const Crew& crew);

}  // namespace conform::run
