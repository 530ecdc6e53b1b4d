#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/node.h"
#include "target/settings.h"

namespace conform::target {

/// The targets of a configuration file by name.
using Targets = std::map<std::string, TargetSettings>;

/// Understands a `kimai-conform.yaml`:
///
///     targets:
///       staging:
///         url: https://kimai.example/time
///         login: susan
///         password: { environment: STAGING_PASSWORD }
///         allow: [write]
///
/// Files are named from `folder`, where the configuration stands. Everything that is wrong goes to
/// `diagnostics`; a URL is never repeated there. Secrets are named by their place and never stand in the
/// file. Show no lines of the file beside the diagnostics: somebody may have written a secret into it.
Targets read_targets(const Node& file, const std::string& folder, Diagnostics& diagnostics);

/// What `allow` may name, with one line about each.
struct Permission {
  std::string_view name;
  std::string_view summary;
};
std::span<const Permission> permissions();

/// Commands that a target may have, with one line about each.
struct Hook {
  std::string_view name;
  std::string_view summary;
};
std::span<const Hook> hooks();

}  // namespace conform::target
