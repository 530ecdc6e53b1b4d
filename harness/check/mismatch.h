#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "check/argument.h"
#include "check/keyword.h"

namespace conform::check {

/// What a matcher wanted, in words and as a class.
struct Expected {
  std::string text;
  std::string value_class;
};

/// A mismatch of the subject's value; `actual` and its class are made of the value where the texts are empty.
Mismatch make_mismatch(const Subject& subject, std::string_view keyword, Expected expected,
                       std::string actual = {}, std::string actual_class = {});

/// Adds a mismatch if the argument turned out unusable now that its templates are replaced; says whether it
/// did.
bool reject_argument(const Subject& subject, std::string_view keyword, const ArgumentProblems& problems,
                     std::vector<Mismatch>& mismatches);

}  // namespace conform::check
