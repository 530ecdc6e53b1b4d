#pragma once

#include <string>

#include "target/settings.h"

namespace conform::app {

/// The settings of a target by its name, from the configuration file: the named one, or the nearest
/// `kimai-conform.yaml` in this folder or above it. One that is found and not named must belong to the user
/// and be writable by nobody else, since it decides where secrets are sent. Throws `InputError`; a secret or
/// a URL that stands in the file is never shown.
target::TargetSettings read_target(const std::string& config, const std::string& name);

}  // namespace conform::app
