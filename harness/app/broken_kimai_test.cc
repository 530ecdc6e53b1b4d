#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "app/broken_target.h"
#include "app/built_in_target.h"
#include "app/project_files.h"
#include "app/report_command.h"
#include "base/text.h"
#include "reference/faults/fault.h"
#include "report/report.h"
#include "run/run.h"

using namespace conform;
using namespace conform::app;

namespace {

class Collector final : public EventSink {
 public:
  void on(const RunEvent& event) override { events.push_back(event); }
  std::vector<RunEvent> events;
};

/// Everything that ships, loaded as the program loads it.
struct Shipped {
  const std::string data = CONFORM_SOURCE_DIR;
  Diagnostics diagnostics;
  const Suites suites = load_shipped(data, diagnostics);
  const spec::RequirementCatalogue catalogue = load_catalogue(data);
  const check::DeviationList deviations = load_deviations(data, {});
  const TargetFacts facts = built_in_facts();
  const spec::SpecDocument document =
      spec::SpecDocument::load_file(bundled_document(data, facts.version).path);
  const spec::SchemaRegistry schemas = spec::SchemaRegistry::compile(document);

  /// A run against the reference with a fault of its table; with none, if it has no name.
  report::Report run_against(const std::string& fault) const {
    const plan::Plan planned = plan::make_plan({suites, &catalogue, &document, &facts, {}});
    target::Marker marker(1'768'473'000);
    target::Journal journal;
    run::StopSignal stop;
    Collector collector;
    std::vector<std::unique_ptr<prove::Workplace>> places;
    const auto make_seat = [&](int worker) {
      places.push_back(broken_targets(facts.version)(worker));
      places.back()->break_by(fault);
      return places.back()->seat(stop);
    };
    run::run({planned, document, schemas, catalogue, deviations, facts, marker, journal, stop, true}, {},
             make_seat, collector);
    return report::make_report(collector.events);
  }
};

using Lines = std::vector<std::string>;

/// The scenarios with unnamed findings of that verdict, and what these cite: `suite#scenario: DT-3 DT-4`.
Lines blamed(const report::Report& report, Verdict verdict) {
  std::map<std::string, std::set<std::string>> ids;
  for (const report::SuiteResult& suite : report.suites)
    for (const report::ScenarioResult& scenario : suite.scenarios)
      for (const CaseFinished& one : scenario.cases)
        for (const Finding& finding : one.findings)
          if (report::verdict_of(finding) == verdict)
            ids[suite.address + '#' + scenario.id].insert(finding.requirements.begin(),
                                                          finding.requirements.end());
  Lines lines;
  for (const auto& [address, cited] : ids) {
    lines.push_back(address + ':');
    for (const std::string& id : cited) lines.back() += ' ' + id;
  }
  return lines;
}

/// `contract/post_tag/200 contract.schema TagEntity.color`
Lines contract_failures(const report::Report& report) {
  Lines lines;
  for (const report::ContractResult& contract : report.contracts)
    for (const ContractFinding& finding : contract.findings)
      if (report::verdict_of(finding.finding) == Verdict::failed)
        lines.push_back(contract.address + ' ' + finding.finding.check + ' ' + finding.finding.property);
  return lines;
}

Lines stale(const report::Report& report) {
  Lines lines;
  for (const DeviationFinished& deviation : report.deviations)
    if (deviation.stale) lines.push_back(deviation.id);
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// What a run against a broken Kimai has to say at least, and the areas of suites that alone may say more; in
/// all others everything passes or is named.
struct Symptoms {
  Lines failed = {}, changed = {}, contract = {}, stale = {};
  Lines areas = {};  ///< `datetime`
};

void expect_at_least(const Lines& found, const Lines& expected, const Lines& areas) {
  for (const std::string& line : expected)
    BOOST_TEST((std::find(found.begin(), found.end(), line) != found.end()), line << " is missing");
  for (const std::string& line : found) {
    const bool is_expected = std::find(expected.begin(), expected.end(), line) != expected.end();
    const std::string area = line.substr(0, line.find('/'));
    BOOST_TEST((is_expected || std::find(areas.begin(), areas.end(), area) != areas.end()),
               line << " is too much");
  }
}

void expect_only(const report::Report& report, const Symptoms& expected) {
  expect_at_least(blamed(report, Verdict::failed), expected.failed, expected.areas);
  expect_at_least(blamed(report, Verdict::changed), expected.changed, expected.areas);
  expect_at_least(contract_failures(report), expected.contract, expected.areas);
  expect_at_least(stale(report), expected.stale, expected.areas);
  BOOST_TEST(report.totals.errors == 0U);
  BOOST_TEST(report.totals.not_run == 0U);
  BOOST_TEST(report.finished->leftovers.empty());
  const bool fails = !expected.failed.empty() || !expected.contract.empty() || !expected.stale.empty();
  BOOST_TEST(((report.verdict == Verdict::failed) == fails));
  const int code = static_cast<int>(exit_code_of(report, {}));
  BOOST_TEST(code == (fails ? 1 : 0));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(broken_kimai, Shipped)

BOOST_AUTO_TEST_CASE(one_that_is_not_broken_conforms) {
  expect_only(run_against(""), {});
}

BOOST_AUTO_TEST_CASE(date_times_in_utc_instead_of_the_zone_of_the_owner) {
  Symptoms expected;
  expected.failed = {"datetime/dst-fold#text-is-kept: DT-3",
                     "datetime/dst-fold#text-is-kept-in-america: DT-3",
                     "datetime/dst-gap#kept-before-and-after: DT-3",
                     "datetime/local-time#far-years: DT-3 DT-4",
                     "datetime/local-time#kept-by-patch: DT-3 DT-5 DT-7",
                     "datetime/local-time#kept-by-post: DT-3 DT-4 DT-7",
                     "datetime/local-time#kept-when-read-again: DT-3 DT-6",
                     "datetime/local-time#one-end-alone-by-patch: DT-3 DT-5",
                     "datetime/local-time#shown-in-the-list: DT-3 DT-6",
                     "datetime/owner-zone#two-users-same-wall-clock: DT-6 DT-7",
                     "datetime/rounding#whole-minutes-are-left-alone: DT-3",
                     "datetime/running-record#begin-of-a-running-record: DT-3 DT-4",
                     "datetime/running-record#end-closes-it: DT-3 DT-5"};
  expected.changed = {"datetime/dst-fold#first-side-in-vancouver: OBS-DT-5",
                      "datetime/dst-fold#second-side-in-berlin: OBS-DT-4",
                      "datetime/dst-gap#moved-forward: OBS-DT-3",
                      "datetime/dst-gap#moved-forward-in-america: OBS-DT-3",
                      "datetime/input-forms#zone-is-converted: OBS-DT-12",
                      "datetime/owner-zone#patch-of-somebody-else: OBS-DT-9",
                      "datetime/owner-zone#post-for-somebody-else: OBS-DT-10 OBS-DT-6",
                      "datetime/owner-zone#shown-in-the-records-zone: OBS-DT-6",
                      "datetime/rounding#begin-is-floored: OBS-DT-1",
                      "datetime/rounding#end-is-moved-up: OBS-DT-2"};
  expected.areas = {"boolean",  "datetime", "errors",    "filter", "permission",
                    "resource", "schema",   "timesheet", "upgrade"};
  expect_only(run_against("zone-of-the-server"), expected);
}

BOOST_AUTO_TEST_CASE(null_in_a_boolean_of_a_customer_stored_as_false) {
  Symptoms expected;
  expected.failed = {"boolean/customer#null-is-true: BOOL-5"};
  expected.areas = {"boolean"};
  expect_only(run_against("null-is-false-for-customers"), expected);
}

BOOST_AUTO_TEST_CASE(tokens_accepted_after_their_date) {
  Symptoms expected;
  expected.failed = {"token/expired#refused-for-every-call: TOK-5",
                     "token/expired#writes-nothing: TOK-5",
                     "token/expiry#expired-token-writes-nothing: TOK-5",
                     "token/expiry#refused-for-every-call: TOK-5",
                     "token/expiry#refused-the-day-after: TOK-5",
                     "token/expiry#two-users-two-dates: TOK-5 TOK-8",
                     "token/last-day#to-the-second: TOK-5"};
  expected.changed = {"token/expired#refused-like-an-unknown-one: OBS-AUTH-2",
                      "token/expiry#refused-like-an-unknown-one: OBS-AUTH-2",
                      "token/expiry#works-through-its-last-day: OBS-AUTH-6",
                      "token/last-usage#expired-use: OBS-TOK-2"};
  expected.areas = {"auth", "token"};
  expect_only(run_against("never-ends"), expected);
}

BOOST_AUTO_TEST_CASE(tokens_that_work_a_second_too_long) {
  Symptoms expected;
  expected.failed = {"token/last-day#to-the-second: TOK-5"};
  expected.changed = {"token/expiry#works-through-its-last-day: OBS-AUTH-6"};
  expect_only(run_against("accepted-a-second-too-long"), expected);
}

BOOST_AUTO_TEST_CASE(a_last_usage_that_every_request_writes) {
  Symptoms expected;
  expected.failed = {"token/last-usage#once-a-minute: TOK-7"};
  expect_only(run_against("usage-written-by-every-request"), expected);
}

BOOST_AUTO_TEST_CASE(a_last_usage_that_only_the_first_use_writes) {
  Symptoms expected;
  expected.failed = {"token/last-usage#once-a-minute: TOK-7"};
  expect_only(run_against("usage-stays-at-the-first-use"), expected);
}

BOOST_AUTO_TEST_CASE(offsets_with_a_colon_make_the_named_deviation_stale) {
  Symptoms expected;
  // The deviation of the rounding is bound to the form that date-times have in every known version.
  expected.failed = {"datetime/rounding#seconds-are-kept: DT-3"};
  expected.changed = {"datetime/answers#offset-without-a-colon: OBS-DT-15"};
  expected.stale = {"offset-without-colon/TimesheetCollection.begin",
                    "offset-without-colon/TimesheetCollection.end",
                    "offset-without-colon/TimesheetCollectionExpanded.begin",
                    "offset-without-colon/TimesheetCollectionExpanded.end",
                    "offset-without-colon/TimesheetEntity.begin",
                    "offset-without-colon/TimesheetEntity.end"};
  // the schema of other operations, and every scenario about the form of date-times
  expected.areas = {"datetime",
                    "offset-without-colon",
                    "comments-of-customers-in-utc",
                    "comments-of-projects-in-utc",
                    "schema",
                    "timesheet",
                    "upgrade"};
  expect_only(run_against("offset-with-colon"), expected);
}

BOOST_AUTO_TEST_CASE(a_null_that_nobody_named_breaks_the_contract) {
  Symptoms expected;
  expected.contract = {"contract/post_tag/200 contract.schema TagEntity.color-safe"};
  expected.areas = {"boolean", "contract", "resource", "schema", "timesheet"};
  expect_only(run_against("no-safe-colour"), expected);
}

/// `prove` runs as a test for each of some versions.
BOOST_AUTO_TEST_CASE(every_fault_can_be_had_by_a_version_that_is_proven) {
  const std::vector<std::string> proven = split(CONFORM_PROVEN_VERSIONS, ' ');
  for (const reference::faults::Fault& fault : reference::faults::faults()) {
    const bool holds = std::any_of(proven.begin(), proven.end(), [&](const std::string& version) {
      return fault.versions.hold(Version::parse(version).value());
    });
    BOOST_TEST(holds, fault.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
