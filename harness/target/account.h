#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "target/target_control.h"

namespace conform::target {

/// The account that `GET /api/users/me` describes, with the strongest role that it holds and without tokens.
Actor account_from(const nlohmann::json& me);

/// The same from the body of the answer; absent if that is no JSON object.
std::optional<Actor> account_in(std::string_view body);

/// The place of a role among all of them, the lowest first; a role that nobody knows is the highest.
std::size_t height_of_role(std::string_view role);

}  // namespace conform::target
