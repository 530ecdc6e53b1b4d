#include "target/provision/random_password.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

namespace conform::target {

std::string random_password() {
  constexpr std::array<std::string_view, 4> kinds{"ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz",
                                                  "23456789", "-_.!*+"};
  constexpr std::size_t length = 32;
  std::random_device chance;
  std::string password;
  for (std::size_t i = 0; i < length; ++i) {
    const std::string_view kind = kinds[i % kinds.size()];
    password += kind[std::uniform_int_distribution<std::size_t>(0, kind.size() - 1)(chance)];
  }
  std::shuffle(password.begin(), password.end(), chance);
  return password;
}

}  // namespace conform::target
