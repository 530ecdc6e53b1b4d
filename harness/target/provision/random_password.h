#pragma once

#include <string>

namespace conform::target {

/// A password of 32 characters from the operating system's generator, with all kinds that a rule may ask for.
std::string random_password();

}  // namespace conform::target
