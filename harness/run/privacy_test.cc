#include "run/privacy.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "run/play.h"

using namespace conform;
using namespace conform::run;

namespace {

struct Row {
  const char* what;
  const char* path;
  const char* pointer;
  std::string body;
  const char* value;   ///< of the finding
  const char* actual;  ///< of the finding
  int status = 200;
};

/// `MARK` stands for a name of the run.
const Row rows[] = {
    {"a foreign record", "/api/customers/17", "/name", R"({"id":17,"name":"Zebulon Canary"})",
     "masked: text of 14 characters", "masked: text of 14 characters"},
    {"a foreign record in a list", "/api/customers", "/1/name",
     R"([{"id":1,"name":"MARK"},{"id":17,"name":"Zebulon Canary"}])", "masked: text of 14 characters",
     "masked: text of 14 characters"},
    {"a foreign number", "/api/customers/17", "/budget", R"({"id":17,"budget":4711.5})", "masked: number",
     "masked: number"},
    {"a whole foreign record", "/api/customers/17", "", R"({"id":17,"name":"Zebulon Canary"})",
     "masked: object", "masked: object"},
    {"a foreign record on an own one", "/api/timesheets", "/0/description",
     R"([{"id":17,"description":"Zebulon Canary","project":{"id":3,"name":"MARK"}}])",
     "masked: text of 14 characters", "masked: text of 14 characters"},
    {"a person in an own record", "/api/timesheets/17", "/user/alias",
     R"({"id":17,"description":"MARK","user":{"id":4,"alias":"Zebulon Canary"}})",
     "masked: text of 14 characters", "masked: text of 14 characters"},
    {"a foreign name in a list of names", "/api/tags", "/0", R"(["Zebulon Canary"])",
     "masked: text of 14 characters", "masked: text of 14 characters"},
    {"a page instead of JSON", "/api/customers/17", "/name", "<h1>Zebulon Canary</h1>", "",
     "the body is not JSON: "},
    {"an error page", "/api/customers/17", "/name", "<h1>Zebulon Canary</h1>", "masked: 23 bytes",
     "status 500", 500},
    {"an error with a trace", "/api/customers/17", "/name", R"({"code":500,"trace":"Zebulon Canary"})",
     "masked: object", "status 500", 500},
    {"an error of Kimai's", "/api/customers/17", "/name", R"({"code":404,"message":"Not Found"})",
     R"({"code":404,"message":"Not Found"})", "status 404", 404},
    {"an own record", "/api/customers/17", "/name", R"({"id":17,"name":"MARK"})", "kct-", "kct-"},
    {"a field of an own record", "/api/customers/17", "/comment",
     R"({"id":17,"name":"MARK","comment":"red"})", "\"red\"", "\"red\""},
    {"an own name in a list of names", "/api/tags", "/0", R"(["MARK"])", "kct-", "kct-"},
    {"null in a foreign record", "/api/customers/17", "/name", R"({"id":17,"name":null})", "null", "null"},
    {"true in a foreign record", "/api/customers/17", "/name", R"({"id":17,"name":true})", "true", "true"},
    {"what is about nobody", "/api/version", "/version", R"({"version":"2.99.0"})", "2.99.0", "2.99.0"},
    {"nothing there", "/api/customers/17", "/else", R"({"id":17,"name":"Zebulon Canary"})", "", "absent"},
};

std::string with_marker(std::string text, const std::string& marker) {
  for (auto at = text.find("MARK"); at != std::string::npos; at = text.find("MARK"))
    text.replace(at, 4, marker);
  return text;
}

std::string scenario_of(const Row& row) {
  return std::string("  - id: s\n    title: s\n    steps:\n      - request: { method: GET, path: ") +
         row.path + " }\n        expect: { status: 200, body: { \"" + row.pointer +
         "\": { equals: other } } }\n";
}

bool begins_like(const std::string& text, const std::string& wanted) {
  return wanted.empty() ? text.empty() : text.find(wanted) != std::string::npos;
}

/// What a case says in all, for somebody who looks for a name in it.
std::string all_of(const CaseFinished& result) {
  std::string text = result.reason;
  for (const Finding& finding : result.findings)
    text += finding.expected + '\n' + finding.actual + '\n' + finding.value + '\n' + finding.curl + '\n';
  for (const ContractFinding& one : result.contract)
    text += one.finding.expected + '\n' + one.finding.actual + '\n' + one.finding.value + '\n';
  return text;
}

struct DiscreetPlay : Play {
  DiscreetPlay() { show_bodies = false; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(privacy, DiscreetPlay)

BOOST_AUTO_TEST_CASE(values_of_foreign_records_are_described_and_not_shown) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.what) {
      DiscreetPlay play;
      const std::string body = with_marker(row.body, play.marker.next());
      const CaseFinished result = play.only_case(
          scenario_of(row), [&](const http::Request&) { return json_response(row.status, body); });
      BOOST_REQUIRE(result.findings.size() == 1U);
      const Finding& finding = result.findings.front();
      BOOST_TEST(begins_like(finding.value, row.value), finding.value);
      BOOST_TEST(begins_like(finding.actual, row.actual), finding.actual);
      BOOST_TEST(all_of(result).find("Zebulon") == std::string::npos, all_of(result));
    }
  }
}

BOOST_AUTO_TEST_CASE(whoever_asks_for_bodies_gets_them) {
  show_bodies = true;
  const CaseFinished result =
      only_case(scenario_of(rows[0]), [](const http::Request&) { return json_response(200, rows[0].body); });
  BOOST_TEST(result.findings.front().value == "\"Zebulon Canary\"");
}

BOOST_AUTO_TEST_CASE(what_a_scenario_captures_from_others_shows_nowhere_later) {
  const CaseFinished result = only_case(
      "  - id: s\n    title: s\n    steps:\n"
      "      - request: { method: GET, path: /api/customers/17 }\n"
      "        expect: { status: 200 }\n"
      "        capture: { name: /name }\n"
      "      - request: { method: GET, path: \"/api/customers?term=${name}\" }\n"
      "        expect: { status: 200, body: { /0/name: { same_as: \"${name}\" }, /0/other: { equals: "
      "\"${name}\" } "
      "} }\n",
      [](const http::Request& request) {
        return request.target.find('?') == std::string::npos
                   ? json_response(200, R"({"id":17,"name":"Zebulon-Canary"})")
                   : json_response(200, R"([{"id":18,"name":"Another Name"}])");
      });
  BOOST_TEST(result.findings.size() == 2U);
  BOOST_TEST(all_of(result).find("Zebulon") == std::string::npos, all_of(result));
  BOOST_TEST(all_of(result).find("Another") == std::string::npos, all_of(result));
}

BOOST_AUTO_TEST_SUITE_END()
