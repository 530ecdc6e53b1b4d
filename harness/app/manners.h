#pragma once

#include <memory>

#include <CLI/CLI.hpp>

#include "app/options.h"
#include "http/pace.h"
#include "target/settings.h"

namespace conform::app {

/// How often an installation is asked.
void add_rate_option(CLI::App& command, TargetOptions& target);

/// The other options that say how considerate a run is.
void add_manner_options(CLI::App& command, MannerOptions& manners);

/// What the command line says, else the target's entry, else 5/s on other machines and no limit on this one.
http::RateLimit rate_limit_for(const target::TargetSettings& settings, const TargetOptions& options);

/// A pace in real time that lives as long as somebody holds it.
std::shared_ptr<http::Pace> make_pace(const http::RateLimit& limit);

}  // namespace conform::app
