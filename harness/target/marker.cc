#include "target/marker.h"

#include <random>

namespace conform::target {
namespace {

constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";

std::string base36(std::uint64_t number) {
  std::string text;
  do {
    text.insert(text.begin(), digits[number % digits.size()]);
    number /= digits.size();
  } while (number > 0);
  return text;
}

}  // namespace

Marker::Marker(std::int64_t unix_seconds) : run_(base36(static_cast<std::uint64_t>(unix_seconds))) {
  std::random_device chance;
  std::uniform_int_distribution<std::size_t> digit(0, digits.size() - 1);
  while (run_.size() < 10) run_ += digits[digit(chance)];
}

std::string Marker::next() {
  return "kct-" + run_ + '-' + base36(++count_);
}

}  // namespace conform::target
