#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform::http {

/// How a secret may be written in text: itself, and every encoding that a request, an answer or a report
/// could put it into. With repetitions, in no order.
std::vector<std::string> spellings_of(std::string_view secret);

/// The text with each `from`, which is not empty, replaced by `to`.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

}  // namespace conform::http
