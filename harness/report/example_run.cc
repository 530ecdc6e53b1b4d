#include "report/example_run.h"

#include <utility>

namespace conform::report {
namespace {

RunStarted example_start() {
  RunStarted started;
  started.tool_version = "0.1.0";
  started.started_at = "2026-11-23T20:00:00Z";
  started.seed = "42";
  started.time_zone_data = "2025b";
  started.cases_planned = 11;
  started.target.label = "the built-in reference";
  started.target.url = "http://127.0.0.1:8001";
  started.target.built_in = true;
  started.target.version = {2, 66, 0};
  started.target.document = "specs/openapi/kimai-2.66.0.json";
  started.target.capabilities = {"clock", "write"};
  started.target.roles = {"super_admin", "user"};
  started.target.timezones = {"Europe/Berlin"};
  const auto require = [&](const char* id, Level level, const char* statement, VersionRange versions = {}) {
    started.requirements.push_back(
        {id, level, statement, "REST API documentation", versions, {"specs/requirements.yaml", 3, 5, 4}});
  };
  require("DT-1", Level::must,
          "Date-times are returned as ISO 8601 texts with the offset of the user's zone.");
  require(
      "DT-3", Level::must,
      "A date-time that is sent is taken as local time: the user's configured zone is added without changing "
      "the time.");
  require("TOK-4", Level::must, "A token does not work from its expiration date on.");
  require("TOK-5", Level::should, "A token's last usage is updated once a minute while it is used.");
  require("BOOL-2", Level::must, "False is false.");
  require("OBS-1", Level::observed, "An omitted billable is true.");
  require("OLD-1", Level::must, "Two headers carry user and password.", {std::nullopt, Version{2, 14, 0}});
  return started;
}

CaseFinished case_of(const std::string& suite, const std::string& scenario,
                     std::vector<std::string> requirements) {
  CaseFinished one = passed_case(scenario);
  one.address = suite + '#' + scenario;
  one.suite = suite;
  one.suite_title = "All about " + suite;
  one.title = "What " + scenario + " shows";
  one.where = {"suites/" + suite + ".yaml", 4, 9, 8};
  one.requirements = std::move(requirements);
  return one;
}

OperationProfile example_profile(std::uint32_t first_latency) {
  OperationProfile profile;
  profile.operation = "get_timesheet";
  profile.status = 200;
  profile.count = 3;
  profile.latencies_us = {first_latency, 900, 1200};
  profile.properties[""] = {3, {{"object", 3}}, {}};
  profile.properties["/begin"] = {3, {{"string", 3}}, {{"date-time+hhmm", 3}}};
  profile.properties["/end"] = {3, {{"null", 1}, {"string", 2}}, {{"date-time+hhmm", 2}}};
  return profile;
}

std::vector<CaseFinished> failing_cases() {
  std::vector<CaseFinished> cases;
  for (const char* zone : {"Asia/Kathmandu", "Europe/Berlin", "Pacific/Chatham"}) {
    CaseFinished one =
        with_verdict(passed_case("kept-unchanged", "zone=" + std::string(zone)), Verdict::failed);
    one.findings.push_back(example_finding());
    one.findings.back().expected.replace(23, 13, zone);
    cases.push_back(std::move(one));
  }
  return cases;
}

CaseFinished deviating_case() {
  CaseFinished one = with_verdict(case_of("token/expiry", "expired", {"TOK-4", "DT-1"}), Verdict::deviates);
  one.findings.push_back(example_finding());
  one.findings.back().requirements = {"TOK-4"};
  one.findings.back().deviation = "expired-token-403";
  one.contract = {{contract_finding("TimesheetEntity.begin", "timesheet-begin"), 20},
                  {contract_finding("TimesheetEntity.rate", ""), 3}};
  one.profiles = {example_profile(700)};
  return one;
}

CaseFinished changed_case() {
  CaseFinished one =
      with_verdict(case_of("boolean/defaults", "omitted-billable", {"OBS-1"}), Verdict::changed);
  one.findings.push_back(example_finding());
  one.findings.back().level = Level::observed;
  one.findings.back().requirements = {"OBS-1"};
  one.findings.back().instance_pointer = "/billable";
  one.findings.back().expected = "true";
  one.findings.back().actual = "false";
  return one;
}

CaseFinished case_in_error() {
  CaseFinished one = with_verdict(case_of("token/expiry", "last-usage", {"TOK-5"}), Verdict::not_run,
                                  "the connection was refused");
  one.error = true;
  Finding finding;
  finding.check = "transport";
  finding.operation = "get_ping";
  finding.blame = Blame::environment;
  finding.expected = "an answer";
  finding.actual = "connection refused";
  finding.curl = "curl http://127.0.0.1:8001/api/ping";
  one.findings.push_back(finding);
  return one;
}

}  // namespace

CaseFinished passed_case(const std::string& scenario, const std::string& case_name) {
  CaseFinished one;
  one.suite = "datetime/local-time";
  one.suite_title = "A local date-time is stored as the user's own time";
  one.scenario = scenario;
  one.case_name = case_name;
  one.address = one.suite + '#' + scenario + (case_name.empty() ? "" : '[' + case_name + ']');
  one.title = "HTML5 local time comes back unchanged, with the offset of the user's zone";
  one.where = {"testdata/local-time.yaml", 3, 9, 14};
  one.requirements = {"DT-3"};
  one.verdict = Verdict::passed;
  one.requests = 2;
  one.duration_us = 2500;
  one.requests_us = 1600;
  return one;
}

CaseFinished with_verdict(CaseFinished one, Verdict verdict, const std::string& reason) {
  one.verdict = verdict;
  one.reason = reason;
  return one;
}

Finding example_finding() {
  Finding finding;
  finding.check = "instant";
  finding.operation = "post_timesheet";
  finding.status = 200;
  finding.requirements = {"DT-3"};
  finding.schema = "TimesheetEntity";
  finding.property = "TimesheetEntity.begin";
  finding.instance_pointer = "/begin";
  finding.expected = "2024-07-01T08:15:00 in Europe/Berlin, that is 06:15:00Z";
  finding.actual = "2024-07-01T08:15:00+0000: 7200 s late";
  finding.expected_class = "instant";
  finding.actual_class = "instant-late";
  finding.value = "\"2024-07-01T08:15:00+0000\"";
  finding.where = {"testdata/local-time.yaml", 15, 19, 6};
  finding.curl =
      "curl -X POST -H 'Authorization: Bearer ...' -H 'Content-Type: application/json' --data-raw "
      "'{\"begin\":\"2024-07-01T08:15:00\",\"project\":1,\"activity\":1}' "
      "http://127.0.0.1:8001/api/timesheets";
  return finding;
}

Finding contract_finding(const std::string& property, const std::string& deviation) {
  Finding finding;
  finding.check = "contract.format";
  finding.operation = "get_timesheet";
  finding.status = 200;
  finding.blame = Blame::document;
  finding.requirements = {"DT-1"};
  finding.schema = "TimesheetEntity";
  finding.property = property;
  const std::string key = property.substr(property.find('.') + 1);
  finding.instance_pointer = "/0/" + key;
  finding.schema_pointer = "/components/schemas/TimesheetEntity/properties/" + key + "/format";
  finding.expected = "date-time (RFC 3339)";
  finding.actual = "date-time with the offset +0200, without a colon";
  finding.expected_class = "date-time";
  finding.actual_class = "date-time+hhmm";
  finding.value = "\"2024-07-01T08:15:00+0200\"";
  finding.where = {"suites/token/expiry.yaml", 12, 9, 4};
  finding.curl = "curl http://127.0.0.1:8001/api/timesheets/1";
  finding.deviation = deviation;
  return finding;
}

std::vector<RunEvent> example_run() {
  std::vector<RunEvent> events{example_start()};
  for (CaseFinished& one : failing_cases()) events.emplace_back(std::move(one));
  events.emplace_back(passed_case("dst-gap"));
  events.emplace_back(deviating_case());
  CaseFinished second = case_of("token/valid", "two-tokens", {"DT-1"});
  second.contract = {{contract_finding("TimesheetEntity.begin", "timesheet-begin"), 22}};
  second.profiles = {example_profile(800)};
  events.emplace_back(std::move(second));
  events.emplace_back(changed_case());
  events.emplace_back(with_verdict(case_of("boolean/truth-table", "false", {"BOOL-2"}), Verdict::skipped,
                                   "needs the capability 'second-user', which this installation lacks"));
  events.emplace_back(with_verdict(case_of("boolean/truth-table", "null", {}), Verdict::improved));
  events.emplace_back(case_in_error());
  events.emplace_back(
      with_verdict(case_of("token/valid", "late", {}), Verdict::not_run, "the run was interrupted"));
  const SourceLocation list{"specs/deviations/kimai.yaml", 12, 5, 3};
  events.emplace_back(
      DeviationFinished{"timesheet-begin", "offset-without-colon", 42, 42, false, false, list});
  events.emplace_back(DeviationFinished{"expired-token-403", "403-for-401", 1, 1, false, false, list});
  events.emplace_back(DeviationFinished{"end-null", "null-not-declared", 0, 12, true, false, list});
  events.emplace_back(DeviationFinished{"user-language", "null-not-declared", 0, 3, false, true, list});
  RunFinished finished{true, "interrupted by a signal", 7, {}, 3200000};
  finished.leftovers = {{"customer 17 \"kct-1-1\"", "it has a project that the run did not make",
                         "curl -X DELETE http://127.0.0.1:8001/api/customers/17"}};
  events.emplace_back(std::move(finished));
  return events;
}

std::vector<RunEvent> minimal_run() {
  RunStarted started;
  started.tool_version = "0.1.0";
  started.cases_planned = 1;
  RunFinished finished;
  finished.duration_us = 1000;
  return {started, passed_case("kept-unchanged"), finished};
}

}  // namespace conform::report
