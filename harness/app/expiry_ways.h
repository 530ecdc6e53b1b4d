#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "app/options.h"
#include "base/target_facts.h"
#include "target/provision/expiring_tokens.h"
#include "target/settings.h"

namespace conform::app {

/// What is allowed and possible in order to have tokens that expire; without the connections for that.
target::ExpiryMeans expiry_means(const target::TargetSettings& settings, const TargetOptions& options,
                                 const Version& version);

/// Says in the facts how tokens can be had that have expired or are going to, and how the token screen and
/// the passing of minutes can be: as capabilities with the ways to them, or why they are missing.
/// `server_time` is in seconds since 1970.
void add_expiry_ways(TargetFacts& facts, const target::TargetSettings& settings,
                     const target::ExpiryMeans& means, std::int64_t server_time);

}  // namespace conform::app
