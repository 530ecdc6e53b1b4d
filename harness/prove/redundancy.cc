#include "prove/redundancy.h"

#include <algorithm>

#include "prove/symptoms.h"

namespace conform::prove {
namespace {

void add_matchers(std::vector<SourceLocation>& places, const suite::ValueExpectation& expectation) {
  for (const suite::Matcher& matcher : expectation.matchers) places.push_back(matcher.where);
}

std::vector<SourceLocation> expectations_of(const suite::Scenario& scenario) {
  std::vector<SourceLocation> places;
  for (const suite::Step& step : scenario.steps) {
    if (step.expect.status_where.line > 0) places.push_back(step.expect.status_where);
    for (const suite::ValueExpectation& header : step.expect.headers) add_matchers(places, header);
    if (step.expect.text) add_matchers(places, *step.expect.text);
    for (const suite::ValueExpectation& value : step.expect.body) add_matchers(places, value);
  }
  return places;
}

}  // namespace

void ExpectationTally::add(const Bundle& bundle, const Fault& fault, const std::vector<Finding>& broken) {
  for (const Finding& finding : broken)
    if (finding.blame != Blame::harness && share_one(finding.requirements, fault.requirements))
      broken_[bundle.address][fault.name].emplace(finding.where.line, finding.where.column);
}

std::vector<Redundant> ExpectationTally::redundant(const std::vector<Bundle>& bundles,
                                                   std::size_t& count) const {
  std::vector<Redundant> found;
  for (const Bundle& bundle : bundles) {
    const auto faults = broken_.find(bundle.address);
    for (const SourceLocation& where : expectations_of(*bundle.scenario)) {
      ++count;
      Redundant row{bundle.address, where};
      bool needed = false;
      if (faults != broken_.end()) {
        for (const auto& [fault, places] : faults->second) {
          if (places.count({where.line, where.column}) == 0) continue;
          ++row.broken_by;
          if (places.size() == 1) needed = true;
        }
      }
      if (!needed) found.push_back(std::move(row));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Redundant& a, const Redundant& b) { return a.broken_by > b.broken_by; });
  return found;
}

}  // namespace conform::prove
