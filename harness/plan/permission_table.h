#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/configuration.h"

namespace conform::plan {

/// A row of the table of the permissions on which answers of the API depend. A row without operations is
/// about every call; one with fields only about calls that send or expect one of these.
struct Permission {
  std::string_view name;
  std::string_view usual;       ///< the roles that hold it on a fresh installation, blanks between them
  std::string_view operations;  ///< ids of calls, blanks between them
  std::string_view fields = {};
};

std::span<const Permission> permissions();

/// Whether a call depends on the permission, as far as its operation tells.
bool concerns(const Permission& permission, std::string_view operation);

/// Whether a role holds it on a fresh installation.
bool usually_holds(const Permission& permission, std::string_view role);

/// Whether a role holds a permission here. Every account has the role of users beside its own.
bool holds(const Configuration& configuration, std::string_view permission, std::string_view role);

/// The rows that some role holds otherwise than on a fresh installation. A permission that is not known is
/// taken as usual.
std::vector<const Permission*> changed_permissions(const Configuration& configuration);

}  // namespace conform::plan
