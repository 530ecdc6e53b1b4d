#pragma once

#include <string>
#include <string_view>

#include "base/node.h"

namespace conform::suite {

/// A scalar that was written without quotes, typed by the YAML 1.2 core schema (section 10.3.2): `no` and
/// `2024-02-29` are text, `012` is 12, `0x1F` is 31, `1e3` is a number.
struct PlainScalar {
  Node node;            ///< without its place
  std::string problem;  ///< why it has no value: too large, or a number that JSON lacks; else empty
};
PlainScalar plain_scalar(std::string_view spelling);

}  // namespace conform::suite
