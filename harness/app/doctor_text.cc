#include "app/doctor_text.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace conform::app {
namespace {

using target::Grade;

std::string_view colour_of(Grade grade) {
  switch (grade) {
    case Grade::good:
      return "\x1b[32m";
    case Grade::note:
      return "\x1b[36m";
    case Grade::warning:
      return "\x1b[33m";
    case Grade::problem:
      return "\x1b[31m";
  }
  return "";
}

constexpr std::size_t grade_width = 9;   ///< `problem` and two blanks
constexpr std::size_t check_width = 14;  ///< `capabilities` and two blanks

/// A text in the last column; its first line follows what is on the line already.
std::string in_column(const std::string& text, std::size_t width) {
  constexpr std::size_t indent = grade_width + check_width;
  std::string out;
  for (const std::string& line : wrapped(text, std::max<std::size_t>(width - indent, 20)))
    out += (out.empty() ? std::string() : std::string(indent, ' ')) + line + '\n';
  return out;
}

std::string verdict(const target::Remarks& remarks) {
  const auto count = [&](Grade grade) {
    return static_cast<std::size_t>(
        std::count_if(remarks.all().begin(), remarks.all().end(),
                      [&](const target::Remark& remark) { return remark.grade == grade; }));
  };
  const std::size_t problems = count(Grade::problem), warnings = count(Grade::warning);
  if (problems > 0) return "No run is possible here: " + counted(problems, "problem") + ".";
  if (warnings > 0) return "A run is possible here, with " + counted(warnings, "warning") + ".";
  return "A run is possible here.";
}

}  // namespace

std::string doctor_text(const target::Remarks& remarks, const std::string& url,
                        const report::TerminalStyle& style) {
  std::string out = printable(url) + "\n\n";
  for (const target::Remark& remark : remarks.all()) {
    const std::string grade = fmt::format("{:<{}}", target::name(remark.grade), grade_width);
    out += style.colour ? fmt::format("{}{}\x1b[0m", colour_of(remark.grade), grade) : grade;
    out += fmt::format("{:<{}}", remark.check, check_width);
    out += in_column(remark.text, style.width);
    if (remark.remedy.empty()) continue;
    out += std::string(grade_width + check_width, ' ') + in_column("-> " + remark.remedy, style.width);
  }
  return out + '\n' + verdict(remarks) + '\n';
}

std::string doctor_json(const target::Remarks& remarks, const std::string& url) {
  constexpr int indent = 2;
  nlohmann::ordered_json checks = nlohmann::ordered_json::array();
  for (const target::Remark& remark : remarks.all())
    checks.push_back({{"check", remark.check},
                      {"grade", target::name(remark.grade)},
                      {"text", remark.text},
                      {"remedy", remark.remedy}});
  const nlohmann::ordered_json all = {{"url", url},
                                      {"healthy", remarks.first_problem() == nullptr},
                                      {"facts", remarks.facts()},
                                      {"checks", std::move(checks)}};
  return all.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace conform::app
