#include "report/promises.h"

#include <boost/test/unit_test.hpp>

#include "report/example_run.h"

namespace conform::report {
namespace {

/// What is said of the requirement `DT-3`, of that level, after a run of these cases.
PromiseResult promise_of(std::vector<CaseFinished> cases, Level level = Level::must, std::size_t unseen = 0) {
  RunStarted started;
  started.cases_planned = cases.size() + unseen;
  started.requirements = {{"DT-3", level, "It is so.", "the documentation", {}, {}}};
  std::vector<RunEvent> events{started};
  for (CaseFinished& one : cases) events.emplace_back(std::move(one));
  return make_report(events).promises.at(0);
}

CaseFinished of(Verdict verdict, const std::string& reason = "", const std::string& scenario = "a") {
  return with_verdict(passed_case(scenario), verdict, reason);
}

CaseFinished found(Verdict verdict, std::vector<std::string> cited, const std::string& deviation = "",
                   Level level = Level::must) {
  CaseFinished one = of(verdict, "", "f");
  one.findings = {example_finding()};
  one.findings.front().requirements = std::move(cited);
  one.findings.front().deviation = deviation;
  one.findings.front().level = level;
  return one;
}

CaseFinished in_error(CaseFinished one) {
  one.error = true;
  return one;
}

CaseFinished contract(const std::string& deviation) {
  CaseFinished one = passed_case("a");
  one.contract = {{contract_finding("TimesheetEntity.begin", deviation), 1}};
  one.contract.front().finding.requirements = {"DT-3"};
  return one;
}

std::string said(const PromiseResult& promise) {
  std::string text = promise.proven ? "proven" : "unproven";
  if (promise.deviates) text += " deviates";
  if (promise.broken) text += " broken";
  return text + (promise.why_not.empty() ? "" : ": " + promise.why_not);
}

BOOST_AUTO_TEST_SUITE(promises)

BOOST_AUTO_TEST_CASE(a_promise_is_proven_by_a_case_that_lets_it_stand) {
  const std::vector<std::pair<std::vector<CaseFinished>, std::string>> table{
      {{of(Verdict::passed)}, "proven"},
      {{of(Verdict::improved)}, "proven"},
      {{of(Verdict::skipped, "needs write"), of(Verdict::passed, "", "b")}, "proven"},
      {{found(Verdict::deviates, {"DT-3"}, "known")}, "proven deviates"},
      {{found(Verdict::deviates, {}, "known")}, "proven deviates"},
      {{found(Verdict::deviates, {"DT-1"}, "known")}, "proven"},
      {{found(Verdict::failed, {"DT-3"})}, "unproven broken: it is broken"},
      {{found(Verdict::failed, {})}, "unproven broken: it is broken"},
      {{of(Verdict::passed), found(Verdict::failed, {"DT-3"})}, "unproven broken: it is broken"},
      {{of(Verdict::passed), found(Verdict::failed, {"DT-1"})}, "proven"},
      {{found(Verdict::failed, {"DT-1"})},
       "unproven: every scenario that checks it failed, though for another promise"},
      {{contract("")}, "unproven broken: it is broken"},
      {{contract("known")}, "proven deviates"},
  };
  for (const auto& [cases, text] : table) BOOST_TEST(said(promise_of(cases)) == text);
}

BOOST_AUTO_TEST_CASE(an_unproven_promise_says_why) {
  CaseFinished other = of(Verdict::passed);
  other.requirements = {"DT-1"};
  const std::vector<std::pair<std::vector<CaseFinished>, std::string>> table{
      {{}, "no scenario of this run checks it"},
      {{other}, "no scenario of this run checks it"},
      {{of(Verdict::skipped, "needs write")}, "the scenario that checks it was skipped: needs write"},
      {{of(Verdict::skipped, "needs write"), of(Verdict::skipped, "needs clock", "b")},
       "both scenarios that check it were skipped: needs clock; needs write"},
      {{of(Verdict::skipped, "1", "a"), of(Verdict::skipped, "2", "b"), of(Verdict::skipped, "3", "c"),
        of(Verdict::skipped, "4", "d"), of(Verdict::skipped, "5", "e")},
       "all 5 scenarios that check it were skipped: 1; 2; 3; and 2 other reasons"},
      {{of(Verdict::not_run, "time is up")}, "the scenario that checks it was not run: time is up"},
      {{in_error(of(Verdict::passed, "unreachable"))},
       "the scenario that checks it was in error: unreachable"},
      {{of(Verdict::skipped, "needs write"), in_error(of(Verdict::not_run, "unreachable", "b"))},
       "none of the 2 scenarios that check it could be finished: needs write; unreachable"},
  };
  for (const auto& [cases, why] : table) BOOST_TEST(said(promise_of(cases)) == "unproven: " + why);
  BOOST_TEST(promise_of({}, Level::must, 2).why_not ==
             "the run was cut short before a scenario that checks it");
}

BOOST_AUTO_TEST_CASE(what_the_environment_did_breaks_no_promise) {
  CaseFinished one = in_error(found(Verdict::not_run, {"DT-3"}));
  one.reason = "unreachable";
  one.findings.front().blame = Blame::environment;
  BOOST_TEST(said(promise_of({one})) == "unproven: the scenario that checks it was in error: unreachable");
}

BOOST_AUTO_TEST_CASE(a_changed_fact_no_longer_holds) {
  const auto changed = promise_of({found(Verdict::changed, {"DT-3"}, "", Level::observed)}, Level::observed);
  BOOST_TEST(said(changed) == "unproven: what was observed in earlier versions has changed");
}

BOOST_AUTO_TEST_CASE(only_requirements_of_the_targets_version_count_and_facts_are_no_promises) {
  RunStarted started;
  started.target.version = {2, 14, 0};
  const auto add = [&](const char* id, Level level, VersionRange versions) {
    started.requirements.push_back({id, level, "It is so.", "", versions, {}});
  };
  add("OLD", Level::must, {std::nullopt, Version{2, 14, 0}});
  add("NEW", Level::must, {Version{2, 15, 0}, std::nullopt});
  add("DT-3", Level::should, {Version{2, 14, 0}, std::nullopt});
  add("OBS", Level::observed, {});
  const Report report = make_report({started, passed_case("a")});
  BOOST_TEST(report.promises.size() == 2U);
  const PromiseCount count = count_promises(report);
  BOOST_TEST(count.promises == 1U);
  BOOST_TEST(count.proven == 1U);
  BOOST_TEST(count.facts == 1U);
  BOOST_TEST(count.facts_held == 0U);
}

BOOST_AUTO_TEST_CASE(a_selection_is_judged_by_what_its_scenarios_and_findings_cite) {
  RunStarted started;
  started.selection = true;
  for (const char* id : {"DT-1", "DT-3", "TOK-1", "OBS-1"})
    started.requirements.push_back(
        {id, id == std::string("OBS-1") ? Level::observed : Level::must, "It is so.", "", {}, {}});
  const auto ids_of = [&](std::vector<RunEvent> events) {
    const Report report = make_report(events);
    std::string ids;
    for (const PromiseResult& promise : report.promises) ids += promise.requirement.id + ' ';
    return ids + "and " + std::to_string(report.other_promises);
  };
  BOOST_TEST(ids_of({started, of(Verdict::skipped, "needs write")}) == "DT-3 and 3");
  CaseFinished breaks = of(Verdict::passed);
  breaks.contract = {{contract_finding("TimesheetEntity.begin", ""), 1}};
  BOOST_TEST(ids_of({started, breaks}) == "DT-1 DT-3 and 2");
  breaks.contract.front().finding.deviation = "known";
  BOOST_TEST(ids_of({started, breaks}) == "DT-3 and 3");
  BOOST_TEST(ids_of({started}) == "and 4");
  started.selection = false;
  BOOST_TEST(ids_of({started, of(Verdict::passed)}) == "DT-1 DT-3 TOK-1 OBS-1 and 0");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
