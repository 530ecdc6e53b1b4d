#include "check/deviation_tally.h"

#include <boost/test/unit_test.hpp>

#include "suite/yaml.h"

using namespace conform;
using namespace conform::check;

namespace {

const std::string document_text = R"({"openapi": "3.0.0", "info": {"title": "t", "version": "1"}, "paths": {
 "/api/timesheets": {"get": {"operationId": "get_timesheets", "responses": {"200": {"description": "",
  "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Sheet"}}}}}}}}},
 "components": {"schemas": {"Sheet": {"type": "object", "properties": {
  "begin": {"type": "string", "format": "date-time"}, "end": {"type": "string", "format": "date-time"}}}}}})";

const std::string rows = R"(verified_for: "2.66.0"
deviations:
  - { id: begin, cause: offset, check: contract.format, property: Sheet.begin, expected: date-time,
      seen: date-time+hhmm, shows: always, reason: a, reference: b }
  - { id: end, cause: offset, check: contract.format, property: Sheet.end, expected: date-time,
      seen: date-time+hhmm, shows: always, reason: a, reference: b }
  - { id: end-null, cause: "null", check: contract.schema, property: Sheet.end, expected: string,
      seen: "null", shows: may, reason: a, reference: b }
  - { id: not-found, cause: status, check: contract.status, expected: documented, seen: "404", shows: always,
      reason: a, reference: b }
  - { id: expiry, cause: token, check: status, scenario: "token/expiry#day", expected: "401", seen: "200",
      shows: always, reason: a, reference: b }
  - { id: old, cause: token, check: status, scenario: "token/expiry#day", expected: "403", seen: "200",
      shows: always, until: "2.16.0", reason: a, reference: b }
)";

PropertyProfile seen(std::map<std::string, std::uint64_t> types) {
  PropertyProfile profile;
  for (const auto& [type, count] : types) profile.count += count;
  profile.types = std::move(types);
  return profile;
}

/// A run of one case in which 5 records were read, two of them running.
CaseFinished timesheets_read() {
  CaseFinished finished;
  finished.address = "lists/timesheets#all";
  finished.verdict = Verdict::passed;
  OperationProfile profile;
  profile.operation = "get_timesheets";
  profile.status = 200;
  profile.count = 1;
  profile.properties["/*/begin"] = seen({{"string", 5}});
  profile.properties["/*/end"] = seen({{"string", 3}, {"null", 2}});
  profile.properties["/*/unknown"] = seen({{"string", 3}});
  finished.profiles.push_back(profile);
  return finished;
}

ContractFinding shown(const std::string& deviation, std::uint64_t count) {
  ContractFinding finding;
  finding.finding.deviation = deviation;
  finding.count = count;
  return finding;
}

std::string settled(const std::vector<CaseFinished>& cases, const Version& version = {2, 66, 0},
                    bool with_document = true) {
  Diagnostics diagnostics;
  const Node node = suite::read_yaml(rows, "d.yaml", diagnostics);
  DeviationList list;
  list.add(node, diagnostics);
  const auto document = spec::SpecDocument::load(document_text, "doc.json");
  DeviationTally tally(list, with_document ? &document : nullptr);
  for (const CaseFinished& finished : cases) tally.add(finished);
  std::string text;
  for (const DeviationFinished& end : tally.settle(version)) {
    text += end.id + " " + std::to_string(end.shown) + "/" + std::to_string(end.exercised) +
            (end.stale ? " stale" : "") + (end.improved ? " improved" : "") + "\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deviation_tally)

BOOST_AUTO_TEST_CASE(what_showed_is_not_stale_and_what_could_not_show_neither) {
  CaseFinished finished = timesheets_read();
  finished.contract = {shown("begin", 5), shown("end", 3), shown("end-null", 2), shown("", 7)};
  BOOST_TEST(settled({finished}) == "begin 5/5\nend 3/3\nend-null 2/5\nnot-found 0/0\nexpiry 0/0\n");
  BOOST_TEST(settled({}) == "begin 0/0\nend 0/0\nend-null 0/0\nnot-found 0/0\nexpiry 0/0\n");
}

BOOST_AUTO_TEST_CASE(what_always_shows_and_did_not_is_stale) {
  CaseFinished finished = timesheets_read();
  finished.contract = {shown("begin", 5)};
  BOOST_TEST(settled({finished}) == "begin 5/5\nend 0/3 stale\nend-null 0/5\nnot-found 0/0\nexpiry 0/0\n");
}

BOOST_AUTO_TEST_CASE(on_a_newer_version_it_is_an_improvement) {
  CaseFinished finished = timesheets_read();
  finished.contract = {shown("begin", 5)};
  BOOST_TEST(settled({finished}, {2, 66, 1}) ==
             "begin 5/5\nend 0/3 improved\nend-null 0/5\nnot-found 0/0\nexpiry 0/0\n");
}

BOOST_AUTO_TEST_CASE(a_null_has_no_format_that_could_be_wrong) {
  CaseFinished finished = timesheets_read();
  finished.profiles[0].properties["/*/end"] = seen({{"null", 5}});
  finished.contract = {shown("begin", 5)};
  BOOST_TEST(settled({finished}) == "begin 5/5\nend 0/0\nend-null 0/5\nnot-found 0/0\nexpiry 0/0\n");
}

BOOST_AUTO_TEST_CASE(without_the_document_no_property_counts_as_exercised) {
  BOOST_TEST(settled({timesheets_read()}, {2, 66, 0}, false) ==
             "begin 0/0\nend 0/0\nend-null 0/0\nnot-found 0/0\nexpiry 0/0\n");
}

BOOST_AUTO_TEST_CASE(a_status_is_exercised_by_an_answer_with_it) {
  CaseFinished finished;
  OperationProfile profile;
  profile.operation = "get_timesheets";
  profile.status = 404;
  profile.count = 3;
  finished.profiles = {profile};
  BOOST_TEST(settled({finished}) == "begin 0/0\nend 0/0\nend-null 0/0\nnot-found 0/3 stale\nexpiry 0/0\n");
  finished.profiles[0].operation = "GET /api/nowhere";
  BOOST_TEST(settled({finished}) == "begin 0/0\nend 0/0\nend-null 0/0\nnot-found 0/0\nexpiry 0/0\n");
}

BOOST_AUTO_TEST_CASE(a_row_of_a_scenario_is_exercised_by_cases_that_ran_to_a_verdict) {
  CaseFinished skipped;
  skipped.address = "token/expiry#day[zone=UTC]";
  skipped.verdict = Verdict::skipped;
  CaseFinished broken = skipped;
  broken.verdict = Verdict::failed;
  broken.error = true;
  CaseFinished passed = skipped;
  passed.verdict = Verdict::passed;
  const std::string rest = "begin 0/0\nend 0/0\nend-null 0/0\nnot-found 0/0\n";
  BOOST_TEST(settled({skipped, broken}) == rest + "expiry 0/0\n");
  BOOST_TEST(settled({skipped, passed, passed}) == rest + "expiry 0/2 stale\n");
  Finding finding;
  finding.deviation = "expiry";
  CaseFinished deviates = passed;
  deviates.verdict = Verdict::deviates;
  deviates.findings = {finding};
  BOOST_TEST(settled({deviates, passed}) == rest + "expiry 1/2\n");
}

BOOST_AUTO_TEST_SUITE_END()
