#include "plan/each_operation.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "plan/plan_examples.h"
#include "spec/operation_table.h"

using namespace conform;
using namespace conform::plan;

namespace {

std::vector<MatrixRow> rows_of(const std::string& which, const spec::SpecDocument* document,
                               const Version* version = nullptr) {
  Diagnostics texts;
  const suite::SuiteFile suite = examples::read(
      "suites/a.yaml",
      "title: T\nscenarios:\n  - id: s\n    title: S\n    each_operation: " + which +
          "\n    steps:\n      - request: { method: \"${operation.method}\", path: \"${operation.path}\" }\n"
          "        expect: { status: 401 }\n",
      texts);
  return rows_of_each_operation(suite.scenarios.at(0), document, version);
}

std::vector<std::string> lines_of(const std::vector<MatrixRow>& rows) {
  std::vector<std::string> lines;
  for (const MatrixRow& row : rows)
    lines.push_back(row.name + ": " + row.bindings.at("operation.method").text + ' ' +
                    row.bindings.at("operation.path").text);
  return lines;
}

/// Operations of Kimai, an old GET that writes, and those of a plug-in.
spec::SpecDocument document() {
  constexpr const char* responses = R"({"responses": {"200": {"description": "fine"}}})";
  nlohmann::json paths;
  paths["/api/ping"]["get"] = paths["/api/timesheets/{id}/stop"]["get"] = nlohmann::json::parse(responses);
  paths["/api/tags"]["post"] = nlohmann::json::parse(responses);
  paths["/api/plugin/{planId}"]["get"] = nlohmann::json::parse(responses);
  paths["/api/plugin"]["put"] = nlohmann::json::parse(responses);
  const nlohmann::json root{
      {"openapi", "3.0.0"}, {"info", {{"title", "Kimai"}, {"version", "1"}}}, {"paths", std::move(paths)}};
  return spec::SpecDocument::load(root.dump(), "document.json");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(each_operation)

BOOST_AUTO_TEST_CASE(operations_of_the_document_are_called_with_ids_of_nothing) {
  const spec::SpecDocument known = document();
  std::vector<std::string> reading = lines_of(rows_of("reading", &known));
  BOOST_TEST_REQUIRE(reading.size() == 2U);
  BOOST_TEST(reading[0] == "operation=get_app_api_status_ping: GET /api/ping");
  BOOST_TEST(reading[1].ends_with(": GET /api/plugin/99999999"), reading[1]);
  std::vector<std::string> writing = lines_of(rows_of("writing", &known));
  BOOST_TEST_REQUIRE(writing.size() == 3U);
  BOOST_TEST(writing[0].ends_with(": PUT /api/plugin"), writing[0]);
  BOOST_TEST(writing[1] == "operation=post_tag: POST /api/tags");
  BOOST_TEST(writing[2] == "operation=get_stop_timesheet: GET /api/timesheets/99999999/stop");
  // The document of another version stands in: no GET has written since 2.58.
  const Version last{2, 57, 0}, later{2, 58, 0};
  BOOST_TEST(lines_of(rows_of("writing", &known, &last)).size() == 3U);
  BOOST_TEST(lines_of(rows_of("writing", &known, &later)).size() == 2U);
}

BOOST_AUTO_TEST_CASE(without_a_document_all_that_are_known_are_called) {
  const std::size_t all = rows_of("reading", nullptr).size() + rows_of("writing", nullptr).size();
  BOOST_TEST(all == spec::operation_table().size());
}

BOOST_AUTO_TEST_SUITE_END()
