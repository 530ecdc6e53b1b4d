#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace conform::target {

/// The id at a pointer, where older answers hold a number and full ones an object with an `id`; empty where
/// there is none.
std::string id_at(const nlohmann::json& object, std::string_view pointer);

}  // namespace conform::target
