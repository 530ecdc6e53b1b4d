#pragma once

#include <vector>

#include "http/exchange.h"
#include "target/target_control.h"

namespace conform::run {

/// What the token screen shows, as if an operation had answered it: `{"tokens": [{"id": 5, "name": ...,
/// "last_usage": ..., "expires": ...}]}`, so that the matchers of bodies serve it as well. What the page
/// leaves empty is null.
http::Exchange token_answer(const target::Actor& actor, const std::vector<target::ShownToken>& tokens);

}  // namespace conform::run
