#pragma once

#include <string>
#include <vector>

#include "spec/document.h"

namespace conform::spec {

/// The properties that a document declares for the successful answers of an operation, as pointers of the
/// kind that profiles have: `/id`, `/*/user/alias`. A schema within itself is followed once; at most 1,000 of
/// them.
std::vector<std::string> documented_properties(const SpecDocument& document, const Operation& operation);

}  // namespace conform::spec
