#pragma once

#include <string>

namespace conform::app {

/// The time now, in UTC: `2026-11-23T17:13:57Z`.
std::string utc_now();

}  // namespace conform::app
