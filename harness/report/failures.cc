#include "report/failures.h"

#include <map>
#include <utility>

#include "base/text.h"

namespace conform::report {
namespace {

/// Failures in the order in which they were first seen; the same key folds into one.
class Folder {
 public:
  /// Adds the failure, or counts its case to the one that has the same key.
  void add(const std::string& key, Failure failure) {
    const auto [place, is_new] = by_key_.try_emplace(key, Entry{failures_.size(), failure.address});
    Entry& entry = place->second;
    if (is_new) {
      failures_.push_back(std::move(failure));
      return;
    }
    failures_[entry.index].times += failure.times;
    if (std::exchange(entry.last_address, failure.address) != failure.address) ++failures_[entry.index].more;
  }
  std::vector<Failure> take() { return std::move(failures_); }

 private:
  struct Entry {
    std::size_t index;
    std::string last_address;
  };
  std::map<std::string, Entry> by_key_;
  std::vector<Failure> failures_;
};

Failure failure_of(const CaseFinished& one, const Finding* finding) {
  Failure failure;
  failure.address = one.address;
  failure.title = one.title;
  failure.finding = finding;
  failure.where = finding != nullptr && !finding->where.file.empty() ? finding->where : one.where;
  failure.reason = one.reason;
  return failure;
}

/// Classes, not values: the cases of a matrix differ in their values.
std::string key_of(const Finding& finding) {
  return joined(
      {finding.check, finding.operation, std::to_string(finding.status), finding.instance_pointer,
       finding.expected_class.empty() ? finding.expected : finding.expected_class,
       finding.actual_class.empty() ? finding.actual : finding.actual_class, to_string(finding.where)},
      "\n");
}

void add_failed_case(const CaseFinished& one, const std::string& scenario, Folder& folder) {
  bool has_finding = false;
  for (const Finding& finding : one.findings) {
    if (verdict_of(finding) != Verdict::failed) continue;
    folder.add(scenario + '\n' + key_of(finding), failure_of(one, &finding));
    has_finding = true;
  }
  if (!has_finding) folder.add(scenario + '\n' + one.reason, failure_of(one, nullptr));
}

const Finding* blamed_elsewhere(const CaseFinished& one) {
  for (const Finding& finding : one.findings) {
    if (verdict_of(finding) == Verdict::not_run) return &finding;
  }
  return nullptr;
}

template <typename Visit>
void for_each_case(const Report& report, Visit visit) {
  for (const SuiteResult& suite : report.suites) {
    for (const ScenarioResult& scenario : suite.scenarios) {
      for (const CaseFinished& one : scenario.cases) visit(one, suite.address + '#' + scenario.id);
    }
  }
}

}  // namespace

std::vector<Failure> failed_cases(const Report& report) {
  Folder folder;
  for_each_case(report, [&](const CaseFinished& one, const std::string& scenario) {
    if (verdict_of(one) == Verdict::failed) add_failed_case(one, scenario, folder);
  });
  return folder.take();
}

std::vector<Failure> changed_cases(const Report& report) {
  Folder folder;
  for_each_case(report, [&](const CaseFinished& one, const std::string& scenario) {
    for (const Finding& finding : one.findings) {
      if (verdict_of(finding) != Verdict::changed) continue;
      folder.add(joined({scenario, finding.check, finding.instance_pointer, to_string(finding.where)}, "\n"),
                 failure_of(one, &finding));
    }
  });
  return folder.take();
}

std::vector<Failure> improved_cases(const Report& report) {
  Folder folder;
  for_each_case(report, [&](const CaseFinished& one, const std::string& scenario) {
    if (one.verdict == Verdict::improved) folder.add(scenario, failure_of(one, nullptr));
  });
  return folder.take();
}

std::vector<Failure> cases_in_error(const Report& report) {
  Folder folder;
  for_each_case(report, [&](const CaseFinished& one, const std::string&) {
    if (!one.error) return;
    const Finding* finding = blamed_elsewhere(one);
    folder.add(one.reason + '\n' + (finding == nullptr ? "" : finding->check + finding->actual),
               failure_of(one, finding));
  });
  return folder.take();
}

std::vector<Failure> contract_failures(const Report& report, Verdict verdict) {
  Folder folder;
  for (const ContractResult& contract : report.contracts) {
    for (const ContractFinding& found : contract.findings) {
      const Finding& finding = found.finding;
      if (verdict_of(finding) != verdict) continue;
      const std::string place = finding.schema.empty()
                                    ? contract.address + finding.property + finding.instance_pointer
                                    : finding.property;
      Failure failure;
      failure.address = contract.address;
      failure.finding = &finding;
      failure.where = finding.where;
      failure.times = found.count;
      folder.add(joined({finding.check, place, finding.expected_class, finding.actual_class}, "\n"),
                 std::move(failure));
    }
  }
  return folder.take();
}

}  // namespace conform::report
