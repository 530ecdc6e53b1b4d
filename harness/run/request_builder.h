#pragma once

#include <string>
#include <variant>

#include "http/exchange.h"
#include "plan/template.h"
#include "spec/operation_table.h"
#include "suite/suite_file.h"

namespace conform::run {

/// The request of a step, every `${x}` replaced. `token` is empty for `nobody`. The second alternative is the
/// reason why it cannot be made (a capture of an unusable type).
///
/// Sent unless the step says otherwise: `Accept: application/json`, the bearer token, and with a JSON body
/// its content type. A header that the step sets to nothing is not sent at all.
std::variant<http::Request, std::string> build_request(const suite::Step& step,
                                                       const spec::OperationRow* operation,
                                                       const plan::Variables& variables,
                                                       const std::string& token);

}  // namespace conform::run
