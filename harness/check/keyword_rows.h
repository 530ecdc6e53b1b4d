#pragma once

#include "check/keyword.h"

namespace conform::check {

// One function for each file in keywords/; the table calls each of them once.
Keyword absent_keyword();
Keyword at_keyword();
Keyword contains_keyword();
Keyword date_time_keyword();
Keyword differs_from_keyword();
Keyword each_keyword();
Keyword equals_keyword();
Keyword exactly_keyword();
Keyword instant_keyword();
Keyword matches_keyword();
Keyword one_of_keyword();
Keyword openapi_keyword();
Keyword present_keyword();
Keyword range_keyword();
Keyword same_as_keyword();
Keyword same_instant_as_keyword();
Keyword size_keyword();
Keyword sorted_keyword();
Keyword type_keyword();
Keyword zone_keyword();

}  // namespace conform::check
