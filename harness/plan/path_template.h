#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform::plan {

/// The names in braces of a path template, in its order: `id` of `/api/timesheets/{id}/stop`.
std::vector<std::string> path_parameters(std::string_view path_template);

}  // namespace conform::plan
