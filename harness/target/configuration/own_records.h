#pragma once

#include <string>
#include <string_view>

#include "base/configuration.h"
#include "http/exchange.h"

namespace conform::target {

/// A GET for one time record of the account's own, which everybody may see on a fresh installation; without
/// credentials where the token is empty.
http::Request own_records_request(std::string_view token);

/// Notes that the role lacks `view_own_timesheet` if the answer to that request is 403: no answer of the API
/// names permissions. The roles that were not asked are taken to hold it.
void note_refused_records(const http::Exchange& exchange, const std::string& role,
                          Configuration& configuration);

}  // namespace conform::target
