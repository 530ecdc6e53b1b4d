#include "plan/selector.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/suggestion.h"
#include "base/text.h"
#include "plan/case_address.h"
#include "plan/skip_reason.h"

namespace conform::plan {
namespace {

using Cases = std::vector<Case>;
using Texts = std::set<std::string>;

/// A row of the table of filters: what an option chooses, and what its entries could have been.
struct Filter {
  std::string_view option;  ///< as the user writes it, with a blank behind; empty: an address without option
  std::vector<std::string> Selection::*entries;
  bool excludes;
  bool (*matches)(const Case& the_case, const std::string& entry);
  Texts (*candidates)(const Cases& cases, const std::string& entry);
  std::string_view otherwise;  ///< the hint where no candidate is near
};

bool in_suite(const Case& the_case, const std::string& entry) {
  return names_suite(*the_case.suite, entry);
}

Texts suite_names(const Cases& cases, const std::string& /*entry*/) {
  Texts names;
  for (const Case& the_case : cases) {
    const std::string& address = the_case.suite->address;
    names.insert({address, the_case.suite->path});
    for (auto slash = address.find('/'); slash != std::string::npos; slash = address.find('/', slash + 1)) {
      names.insert(address.substr(0, slash));
    }
  }
  return names;
}

bool tagged(const Case& the_case, const std::string& entry) {
  return has_tag(*the_case.scenario, entry);
}

Texts tags(const Cases& cases, const std::string& /*entry*/) {
  Texts names;
  for (const Case& the_case : cases) {
    for (const suite::Located& tag : the_case.scenario->tags) names.insert(tag.text);
  }
  return names;
}

bool calls(const Case& the_case, const std::string& entry) {
  const auto& steps = the_case.scenario->steps;
  return std::any_of(steps.begin(), steps.end(),
                     [&](const suite::Step& step) { return step.call.text == entry; });
}

Texts called(const Cases& cases, const std::string& /*entry*/) {
  Texts names;
  for (const Case& the_case : cases) {
    for (const suite::Step& step : the_case.scenario->steps) {
      if (!step.call.text.empty()) names.insert(step.call.text);
    }
  }
  return names;
}

bool addressed(const Case& the_case, const std::string& entry) {
  if (entry.find('[') != std::string::npos) return the_case.address == entry;
  if (entry.find('#') != std::string::npos) return scenario_address(the_case) == entry;
  const FileLine place = parse_file_line(entry);
  if (place.line == 0) return names_suite(*the_case.suite, entry);
  return names_suite(*the_case.suite, place.file) &&
         scenario_at(*the_case.suite, place.line) == the_case.scenario;
}

/// Addresses of the kind that the entry is: cases of its scenario, scenarios, or suites.
Texts addresses(const Cases& cases, const std::string& entry) {
  if (entry.find('#') == std::string::npos) return suite_names(cases, entry);
  const std::string scenario = entry.substr(0, entry.find('['));
  Texts of_scenario, scenarios;
  for (const Case& the_case : cases) {
    const std::string address = scenario_address(the_case);
    scenarios.insert(address);
    if (address == scenario) of_scenario.insert(the_case.address);
  }
  return of_scenario.empty() ? scenarios : of_scenario;
}

constexpr std::array<Filter, 5> filters{{
    {"--suite ", &Selection::suites, false, in_suite, suite_names, "'kimai-conform list suites' shows them"},
    {"--include-tag ", &Selection::include_tags, false, tagged, tags, "'kimai-conform list tags' shows them"},
    {"--exclude-tag ", &Selection::exclude_tags, true, tagged, tags, "'kimai-conform list tags' shows them"},
    {"--operation ", &Selection::operations, false, calls, called,
     "'kimai-conform list operations' shows them"},
    {"", &Selection::addresses, false, addressed, addresses, "'kimai-conform list scenarios' shows them"},
}};

/// The parts of a case's name: of `a#b[zone=Europe/Berlin,n=2]` they are `zone=Europe/Berlin` and `n=2`.
Texts name_parts(const std::string& address) {
  const auto bracket = address.find('[');
  if (bracket == std::string::npos || address.back() != ']') return {};
  const std::vector<std::string> parts =
      split(address.substr(bracket + 1, address.size() - bracket - 2), ',');
  return {parts.begin(), parts.end()};
}

/// The first address with all parts of the entry's name, which may lack some or have them in another order;
/// empty if there is none.
std::string completed_case(const Texts& candidates, const std::string& entry) {
  const Texts wanted = name_parts(entry);
  if (wanted.empty()) return {};
  const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const std::string& address) {
    const Texts parts = name_parts(address);
    return std::includes(parts.begin(), parts.end(), wanted.begin(), wanted.end());
  });
  return found == candidates.end() ? std::string() : *found;
}

std::string suggestion(const Texts& candidates, const std::string& entry, std::string_view otherwise) {
  if (const std::string found = completed_case(candidates, entry); !found.empty())
    return "did you mean '" + found + "'?";
  return did_you_mean(entry, {candidates.begin(), candidates.end()}, otherwise);
}

/// A line before the first scenario gets the line that was probably meant.
bool explain_line(const Cases& cases, const std::string& entry, Diagnostics& diagnostics) {
  const FileLine place = parse_file_line(entry);
  if (place.line == 0 || entry.find('#') != std::string::npos) return false;
  const auto in_file = std::find_if(cases.begin(), cases.end(), [&](const Case& the_case) {
    return names_suite(*the_case.suite, place.file);
  });
  if (in_file == cases.end()) {
    const Texts names = suite_names(cases, entry);
    diagnostics.error(
        {}, "'" + place.file + "' is none of the suites' files",
        did_you_mean(place.file, {names.begin(), names.end()}, "'kimai-conform list suites' shows them"));
    return true;
  }
  diagnostics.error({}, "'" + entry + "' is before the first scenario of the file",
                    "it begins at line " + std::to_string(in_file->suite->scenarios.front().where.line));
  return true;
}

void check_entries(const Cases& cases, const Filter& filter, const Selection& selection,
                   Diagnostics& diagnostics) {
  for (const std::string& entry : selection.*filter.entries) {
    const bool found = std::any_of(cases.begin(), cases.end(),
                                   [&](const Case& the_case) { return filter.matches(the_case, entry); });
    if (found) continue;
    const bool is_address = filter.option.empty();
    if (is_address && explain_line(cases, entry, diagnostics)) continue;
    const Texts names = filter.candidates(cases, entry);
    diagnostics.error({}, std::string(filter.option) + "'" + entry + "' matches nothing",
                      suggestion(names, entry, filter.otherwise));
  }
}

bool chosen(const Case& the_case, const Selection& selection) {
  return std::all_of(filters.begin(), filters.end(), [&](const Filter& filter) {
    const std::vector<std::string>& entries = selection.*filter.entries;
    const bool any = std::any_of(entries.begin(), entries.end(),
                                 [&](const std::string& entry) { return filter.matches(the_case, entry); });
    return filter.excludes ? !any : any || entries.empty();
  });
}

}  // namespace

std::vector<Case> selected(const Cases& cases, const Selection& selection, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  for (const Filter& filter : filters) check_entries(cases, filter, selection, diagnostics);
  if (diagnostics.error_count() > errors) return {};
  Cases result;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(result),
               [&](const Case& the_case) { return chosen(the_case, selection); });
  if (cases.empty()) {
    diagnostics.error({}, "there is no scenario to run", "the suites hold none");
  } else if (result.empty()) {
    diagnostics.error({}, "the selection is empty",
                      "each filter matches something, but no scenario matches all of them");
  }
  return result;
}

}  // namespace conform::plan
