#pragma once

#include <string_view>

#include "plan/template.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// The id of the operation that a step calls, by name or as a request to its path; empty where there is none.
std::string_view sent_operation(const suite::Step& step, const Variables& bindings);

/// Whether a step sends or expects a field of that name, at any depth.
bool speaks_of_field(const suite::Step& step, std::string_view field);

}  // namespace conform::plan
