#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "app/project_files.h"
#include "app/test_program.h"
#include "base/file.h"
#include "spec/json_body.h"
#include "spec/schema_registry.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

/// The default run of the built-in reference, played once for all tests of this file.
struct DefaultRun {
  static const Program& program() {
    static Program run({"run", "--report", "json,junit,junit-strict"});
    static const int code = run.wait();
    BOOST_TEST_REQUIRE(code == 0, run.err());
    return run;
  }
  const json report = program().report();
};

/// What a run says of each case, whatever the order in which its workers came to it.
std::map<std::string, std::string> verdicts(const json& report) {
  std::map<std::string, std::string> out;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      for (const json& one : scenario.at("cases"))
        out[one.at("address")] =
            one.at("verdict").get<std::string>() + ' ' + one.at("reason").get<std::string>();
  for (const json& contract : report.at("contract")) out[contract.at("address")] = contract.at("verdict");
  return out;
}

std::size_t count_of(const pugi::xml_document& xml, const char* path) {
  return xml.select_nodes(path).size();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(default_run, DefaultRun)

BOOST_AUTO_TEST_CASE(at_least_sixty_scenarios_run_and_none_fails) {
  std::set<std::string> distinct;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      distinct.insert(suite.at("address").get<std::string>() + '#' + scenario.at("id").get<std::string>());
  const std::size_t skipped = scenarios_with(report, "skipped").size();
  BOOST_TEST(distinct.size() - skipped >= 60U);
  BOOST_TEST(report.at("totals").at("scenario_count") == distinct.size());
  for (const char* bad : {"failed", "changed", "improved", "not_run", "errors", "unseen", "stale_deviations"})
    BOOST_TEST(report.at("totals").at(bad) == 0, bad);
  BOOST_TEST(report.at("verdict") == "deviates");
  BOOST_TEST(!report.at("error").get<bool>());
}

BOOST_AUTO_TEST_CASE(every_must_of_the_first_areas_is_proven) {
  const std::set<std::string> tokens{"TOK-1", "TOK-5", "TOK-6", "TOK-8"};
  std::size_t seen = 0;
  for (const json& promise : report.at("promises")) {
    const auto id = promise.at("id").get<std::string>();
    const bool wanted =
        id.starts_with("DT-") || id.starts_with("BOOL-") || id.starts_with("AUTH-") || tokens.count(id) > 0;
    if (!wanted || promise.at("level") != "must") continue;
    ++seen;
    BOOST_TEST(promise.at("proven").get<bool>(), id);
    BOOST_TEST(!promise.at("broken").get<bool>(), id);
  }
  BOOST_TEST(seen >= 15U);
}

BOOST_AUTO_TEST_CASE(every_finding_is_a_named_deviation_and_none_is_stale) {
  std::size_t findings = 0;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      for (const json& one : scenario.at("cases"))
        for (const json& finding : one.at("findings")) {
          ++findings;
          BOOST_TEST(!finding.value("deviation", "").empty(), one.at("address"));
        }
  for (const json& contract : report.at("contract"))
    for (const json& finding : contract.at("findings")) {
      ++findings;
      BOOST_TEST(!finding.at("finding").value("deviation", "").empty(), finding.dump());
    }
  BOOST_TEST(findings > 0U);
  for (const json& deviation : report.at("deviations"))
    BOOST_TEST(!deviation.at("stale").get<bool>(), deviation.at("id"));
}

BOOST_AUTO_TEST_CASE(every_operation_is_called_with_success_and_refused_unless_excused) {
  std::map<std::string, std::string> excused = load_not_called(CONFORM_SOURCE_DIR);
  const json& coverage = report.at("coverage");
  BOOST_TEST(coverage.size() == 98U);
  for (const json& one : coverage) {
    const auto name = one.at("operation").get<std::string>();
    BOOST_TEST(one.at("refused").get<bool>(), name << " was never refused");
    const bool succeeded = one.at("succeeded");
    const auto reason = excused.find(name);
    const bool is_excused = reason != excused.end();
    BOOST_TEST(one.at("not_called") == (is_excused ? reason->second : ""), name);
    if (is_excused) excused.erase(reason);
    BOOST_TEST(succeeded != is_excused, name << (succeeded ? " is called with success, but excused"
                                                           : " is neither called with success nor excused"));
  }
  for (const auto& [name, reason] : excused) BOOST_TEST(false, name << " is excused and not in the document");
}

BOOST_AUTO_TEST_CASE(what_is_never_called_with_success_is_said_with_the_reason) {
  const std::string& out = program().out();
  BOOST_TEST(out.find("\nOperations that cannot be called with success without harm\n") != std::string::npos);
  BOOST_TEST(out.find("\n  delete_invoice, patch_app_api_invoice_updatemetafields: Nothing makes\n"
                      "    invoices, and somebody's is not to be changed.\n") != std::string::npos,
             out);
}

BOOST_AUTO_TEST_CASE(all_that_was_made_is_deleted) {
  const json& cleanup = report.at("cleanup");
  BOOST_TEST(cleanup.at("finished").get<bool>());
  BOOST_TEST(cleanup.at("deleted") > 0);
  BOOST_TEST(cleanup.at("leftovers").empty());
}

BOOST_AUTO_TEST_CASE(the_number_of_workers_changes_nothing) {
  const auto expected = verdicts(report);
  for (const char* workers : {"1", "8"}) {
    Program other({"run", "-w", workers, "--report", "json"});
    BOOST_TEST(other.wait() == 0, other.err());
    const auto actual = verdicts(other.report());
    BOOST_TEST(actual.size() == expected.size(), workers);
    for (const auto& [address, verdict] : actual) {
      const auto found = expected.find(address);
      BOOST_TEST((found != expected.end() && found->second == verdict), address << " with " << workers);
    }
    BOOST_TEST(other.report().at("cleanup").at("leftovers").empty());
  }
}

BOOST_AUTO_TEST_CASE(the_json_report_is_as_its_schema_says) {
  const json schema =
      json::parse(read_file(CONFORM_SOURCE_DIR "/specs/schemas/report.schema.json", most_bytes));
  const auto registry = spec::SchemaRegistry::compile_schema(schema, "report.schema.json");
  const std::string text = program().report_file("report.json");
  spec::BodyParser parser;
  for (const spec::SchemaViolation& violation : registry.validate("", parser.parse(text)))
    BOOST_ERROR(violation.instance_pointer + ": expected " + violation.expected + ", got " +
                violation.actual);
}

BOOST_AUTO_TEST_CASE(the_junit_report_counts_as_the_json_report_does) {
  for (const char* file : {"junit.xml", "junit-strict.xml"}) {
    pugi::xml_document xml;
    const std::string text = program().report_file(file);
    BOOST_TEST(static_cast<bool>(xml.load_buffer(text.data(), text.size())), file);
    const std::size_t cases =
        report.at("totals").at("cases").get<std::size_t>() + report.at("contract").size();
    BOOST_TEST(count_of(xml, "//testcase") == cases, file);
    BOOST_TEST(count_of(xml, "//failure") == 0U, file);
    BOOST_TEST(count_of(xml, "//error") == 0U, file);
    BOOST_TEST(count_of(xml, "//skipped") == report.at("totals").at("skipped").get<std::size_t>(), file);
  }
}

BOOST_AUTO_TEST_CASE(the_summary_fits_eighty_columns_and_says_what_it_was_directed_at) {
  const std::string out = program().out();
  BOOST_TEST(out.starts_with("Kimai 2.66.0: the built-in reference\n"));
  BOOST_TEST(out.find("conforms, ") != std::string::npos);
  BOOST_TEST(out.find(" run --url https://kimai.example.com\n") != std::string::npos);
  BOOST_TEST(out.find('\x1b') == std::string::npos);
  BOOST_TEST(program().err().empty());
}

BOOST_AUTO_TEST_SUITE_END()
