#include "target/marker.h"

#include <algorithm>
#include <random>
#include <utility>

namespace conform::target {
namespace {

constexpr std::string_view start = "kct-";
constexpr std::size_t run_length = 10;
constexpr std::size_t time_length = 6;  // of the seconds since 1970, until 2038
constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";

std::string base36(std::uint64_t number) {
  std::string text;
  do {
    text.insert(text.begin(), digits[number % digits.size()]);
    number /= digits.size();
  } while (number > 0);
  return text;
}

/// How many digits a text begins with.
std::size_t digits_at(std::string_view text) {
  return std::min(text.find_first_not_of(digits), text.size());
}

std::int64_t number(std::string_view base36_digits) {
  std::int64_t value = 0;
  for (const char digit : base36_digits)
    value = value * static_cast<std::int64_t>(digits.size()) + static_cast<std::int64_t>(digits.find(digit));
  return value;
}

std::optional<FoundMarker> marker_at(std::string_view text) {
  const std::string_view after = text.substr(start.size());
  if (digits_at(after) != run_length || after.size() < run_length + 2 || after[run_length] != '-')
    return std::nullopt;
  const std::size_t count = digits_at(after.substr(run_length + 1));
  if (count == 0) return std::nullopt;
  constexpr std::int64_t first_release = 1'700'000'000;
  FoundMarker found;
  found.text = text.substr(0, start.size() + run_length + 1 + count);
  found.run = after.substr(0, run_length);
  found.time = number(after.substr(0, time_length));
  return found.time < first_release ? std::nullopt : std::optional(std::move(found));
}

}  // namespace

Marker::Marker(std::int64_t unix_seconds) : run_(base36(static_cast<std::uint64_t>(unix_seconds))) {
  std::random_device chance;
  std::uniform_int_distribution<std::size_t> digit(0, digits.size() - 1);
  while (run_.size() < run_length) run_ += digits[digit(chance)];
}

std::string Marker::next() {
  return std::string(start) + run_ + '-' + base36(++count_);
}

std::optional<FoundMarker> leading_marker(std::string_view text) {
  return text.starts_with(start) ? marker_at(text) : std::nullopt;
}

WhichRuns only_run(std::string run) {
  return [run = std::move(run)](const FoundMarker& marker) { return marker.run == run; };
}

std::function<bool(std::string_view text)> begins_with_marker_of(WhichRuns runs) {
  return [runs = std::move(runs)](std::string_view text) {
    const auto marker = leading_marker(text);
    return marker && runs(*marker);
  };
}

std::optional<FoundMarker> find_marker(std::string_view text) {
  for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    const bool inside_a_word = at > 0 && digits.find(text[at - 1]) != std::string_view::npos;
    if (inside_a_word) continue;
    if (auto found = marker_at(text.substr(at))) return found;
  }
  return std::nullopt;
}

}  // namespace conform::target
