#pragma once

#include <cstddef>
#include <string_view>

namespace conform::spec {

/// Whether more brackets than that are open at once somewhere in a text, be it JSON or not: a text of nothing
/// but opening brackets is too deep before it is anything else.
bool nests_deeper_than(std::size_t levels, std::string_view text);

}  // namespace conform::spec
