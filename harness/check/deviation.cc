#include "check/deviation.h"

#include <algorithm>

#include "check/deviation_reader.h"

namespace conform::check {

namespace {

/// An empty field of a row stands for anything.
bool fits(const std::string& wanted, const std::string& actual) {
  return wanted.empty() || wanted == actual;
}

}  // namespace

void DeviationList::add(const Node& file, const Diagnostics& texts) {
  Diagnostics diagnostics = texts;
  std::vector<Deviation> rows = read_deviations(file, diagnostics);
  rows.insert(rows.begin(), rows_.begin(), rows_.end());
  require_distinct(rows, diagnostics);
  throw_if_errors(diagnostics);
  rows_ = std::move(rows);
  by_check_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    by_check_.emplace(rows_[i].check, i);
    verified_for_ = std::max(verified_for_, rows_[i].verified_for);
  }
}

const Deviation* DeviationList::recognise(const Finding& finding, std::string_view case_address,
                                          const Version& version) const {
  const auto [from, to] = by_check_.equal_range(finding.check);
  for (auto it = from; it != to; ++it) {
    const Deviation& row = rows_[it->second];
    if (row.expected == finding.expected_class && row.seen == finding.actual_class &&
        fits(row.property, finding.property) && fits(row.operation, finding.operation) &&
        (row.scenario.empty() || concerns_case(row, case_address)) && row.versions.contains(version))
      return &row;
  }
  return nullptr;
}

bool concerns_case(const Deviation& deviation, std::string_view case_address) {
  const std::string& scenario = deviation.scenario;
  if (scenario.empty() || case_address.substr(0, scenario.size()) != scenario) return false;
  return case_address.size() == scenario.size() || case_address[scenario.size()] == '[';
}

}  // namespace conform::check
