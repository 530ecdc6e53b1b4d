#include "check/bounds.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/json_excerpt.h"

namespace conform::check {

namespace {

std::optional<Comparable> end_of(const nlohmann::json& argument, const char* key) {
  const auto found = argument.find(key);
  return found != argument.end() ? comparable(*found) : std::nullopt;
}

std::string shown(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : json_excerpt(value);
}

std::string text_of(const nlohmann::json& argument) {
  if (!argument.contains("most")) return "at least " + shown(argument["least"]);
  if (!argument.contains("least")) return "at most " + shown(argument["most"]);
  return fmt::format("from {} to {}", shown(argument["least"]), shown(argument["most"]));
}

}  // namespace

int Bounds::side_of(const Comparable& value) const {
  if (least && value.compare(*least) < 0) return -1;
  return most && value.compare(*most) > 0 ? 1 : 0;
}

ArgumentProblems problems_of_bounds(const nlohmann::json& argument, std::string_view keyword) {
  ArgumentProblems problems;
  require_keys(argument, keyword, {"least", "most"}, problems);
  if (!argument.is_object()) return problems;
  if (!argument.contains("least") && !argument.contains("most"))
    problems.push_back({"", fmt::format("'{}' needs 'least', 'most' or both", keyword), ""});
  for (const char* key : {"least", "most"}) {
    if (argument.contains(key) && !comparable(argument[key]))
      problems.push_back(
          {fmt::format("/{}", key), fmt::format("'{}' must be a number or a date-time", key), ""});
  }
  const auto least = end_of(argument, "least");
  const auto most = end_of(argument, "most");
  if (!least || !most) return problems;
  if (least->kind != most->kind) {
    problems.push_back(
        {"", fmt::format("'least' is a {} and 'most' a {}", name(least->kind), name(most->kind)), ""});
  } else if (least->compare(*most) > 0) {
    problems.push_back({"", "'least' is more than 'most', so that nothing can fit", ""});
  }
  return problems;
}

Bounds bounds_of(const nlohmann::json& argument) {
  return {end_of(argument, "least"), end_of(argument, "most"), text_of(argument)};
}

}  // namespace conform::check
