#include "report/report_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/file.h"
#include "report/example_run.h"

namespace conform::report {
namespace {

using nlohmann::json;

json schema_json() {
  return json::parse(read_file(CONFORM_SOURCE_DIR "/specs/schemas/report.schema.json", 1U << 20U));
}

/// What the schema has against the report; empty if it is valid.
std::string complaints(const json& report) {
  const json document = schema_json();
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  std::string text;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(report), &results)) return text;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context) text += step;
    text += ": " + error.description + '\n';
  }
  return text;
}

/// Where a key stands, as pointers.
void collect(const json& value, const std::string& key, const std::string& pointer,
             std::vector<std::string>& places) {
  if (value.is_object() && value.contains(key)) places.push_back(pointer);
  if (!value.is_structured()) return;
  for (const auto& [name, part] : value.items()) collect(part, key, pointer + '/' + name, places);
}

json report_of(const std::vector<RunEvent>& events) {
  return json::parse(render_json(make_report(events)));
}

BOOST_AUTO_TEST_SUITE(json_report)

BOOST_AUTO_TEST_CASE(full_minimal_and_cut_short_reports_keep_the_schema) {
  BOOST_TEST(complaints(report_of(example_run())) == "");
  BOOST_TEST(complaints(report_of(minimal_run())) == "");
  std::vector<RunEvent> cut_short = example_run();
  cut_short.resize(4);
  BOOST_TEST(complaints(report_of(cut_short)) == "");
  BOOST_TEST(complaints(report_of({})) == "");
}

BOOST_AUTO_TEST_CASE(the_schema_refuses_what_it_does_not_know) {
  json report = report_of(minimal_run());
  report["suites"][0]["scenarios"][0]["colour"] = "red";
  BOOST_TEST(complaints(report) != "");
  report = report_of(minimal_run());
  report["verdict"] = "perfect";
  BOOST_TEST(complaints(report) != "");
  report = report_of(minimal_run());
  report["totals"].erase("cases");
  BOOST_TEST(complaints(report) != "");
}

BOOST_AUTO_TEST_CASE(the_key_scenarios_stands_only_in_suites) {
  std::vector<std::string> places;
  collect(report_of(example_run()), "scenarios", "", places);
  const std::vector<std::string> expected{"/suites/0", "/suites/1", "/suites/2", "/suites/3", "/suites/4"};
  BOOST_TEST(places == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(latencies_are_quantiles_by_nearest_rank) {
  CaseFinished one = passed_case("a");
  OperationProfile profile{"get_ping", 200, 100, {}, {}};
  for (std::uint32_t i = 100; i >= 1; --i) profile.latencies_us.push_back(i);
  one.profiles = {profile, {"get_version", 200, 0, {}, {}}};
  const json report = report_of({RunStarted{}, one});
  BOOST_TEST(report["operations"][0]["latency_us"] ==
             json::parse(R"({"count":100,"p50":50,"p90":90,"p99":99,"max":100})"));
  BOOST_TEST(report["operations"][1]["latency_us"] ==
             json::parse(R"({"count":0,"p50":0,"p90":0,"p99":0,"max":0})"));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_do_not_stop_the_report) {
  CaseFinished one = passed_case("a");
  one.reason = "\xff";
  BOOST_TEST(report_of({RunStarted{}, one})["suites"][0]["scenarios"][0]["cases"][0]["reason"] ==
             "\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
