#include "report/event_json.h"

#include <string>
#include <tuple>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

#include "base/diagnostic.h"
#include "base/text.h"
#include "report/example_run.h"

using namespace conform;

// Every field by its place: a field that is added to one of these values does not compile here until it is
// compared, and then fails until it is written and read.
namespace conform {

static bool operator==(const VersionRange& a, const VersionRange& b) {
  const auto& [since, until] = a;
  const auto& [since_b, until_b] = b;
  return since == since_b && until == until_b;
}

static auto all_of(const Requirement& v) {
  const auto& [a, b, c, d, e, f, g, h] = v;
  return std::tie(a, b, c, d, e, f, g, h);
}
static auto all_of(const Configuration& v) {
  const auto& [a, b] = v;
  return std::tie(a, b);
}
static auto all_of(const TargetFacts& v) {
  const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = v;
  return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
}
static auto all_of(const Finding& v) {
  const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = v;
  return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r);
}
static auto all_of(const ContractFinding& v) {
  const auto& [a, b] = v;
  return std::tie(a, b);
}
static auto all_of(const PropertyProfile& v) {
  const auto& [a, b, c] = v;
  return std::tie(a, b, c);
}
static auto all_of(const OperationProfile& v) {
  const auto& [a, b, c, d, e] = v;
  return std::tie(a, b, c, d, e);
}
static auto all_of(const Leftover& v) {
  const auto& [a, b, c] = v;
  return std::tie(a, b, c);
}
static auto all_of(const DocumentedOperation& v) {
  const auto& [a, b, c] = v;
  return std::tie(a, b, c);
}
static auto all_of(const RunStarted& v) {
  const auto& [a, b, c, d, e, f, g, h, i] = v;
  return std::tie(a, b, c, d, e, f, g, h, i);
}
static auto all_of(const TableCell& v) {
  const auto& [a, b, c, d] = v;
  return std::tie(a, b, c, d);
}
static auto all_of(const CaseFinished& v) {
  const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = v;
  return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r);
}
static auto all_of(const DeviationFinished& v) {
  const auto& [a, b, c, d, e, f, g] = v;
  return std::tie(a, b, c, d, e, f, g);
}
static auto all_of(const RunFinished& v) {
  const auto& [a, b, c, d, e] = v;
  return std::tie(a, b, c, d, e);
}

template <typename T>
requires requires(const T& value) {
  all_of(value);
}
static bool operator==(const T& a, const T& b) {
  return all_of(a) == all_of(b);
}

}  // namespace conform

namespace conform::report {
namespace {

const SourceLocation here{"run.ndjson", 3};

Finding full_finding() {
  Finding finding = contract_finding("TimesheetEntity.begin", "timesheet-begin");
  finding.blame = Blame::harness;
  finding.level = Level::should;
  return finding;
}

/// Events in which no field has its default.
std::vector<RunEvent> full_events() {
  RunStarted started = std::get<RunStarted>(example_run().front());
  started.target.temporary_accounts = true;
  started.target.any_timezone = true;
  started.target.configuration = {{{"timesheet.mode", "punch"}}, {{"view_user", {"admin", "super_admin"}}}};
  for (Requirement& requirement : started.requirements) {
    requirement.versions = {Version{2, 14, 0}, Version{3, 0, 1}};
    requirement.unasked = "contract.schema";
    requirement.smoke = {"token/names#kept"};
  }
  CaseFinished one = with_verdict(passed_case("a", "zone=Europe/Berlin"), Verdict::deviates, "why");
  one.error = true;
  one.findings = {full_finding(), example_finding()};
  one.contract = {{full_finding(), 18446744073709551615U}};
  one.profiles = {
      {"get_timesheet", 200, 3, {1, 4294967295U}, {{"/*/end", {3, {{"null", 3}}, {{"date", 2}}}}}}};
  one.cells = {{"visible of a tag", "POST form", "null", "true"}};
  const DeviationFinished deviation{"id", "cause", 1, 2, true, true, {"a.yaml", 1, 2, 3}};
  const RunFinished finished{true, "time is up", 3, {{"customer 1", "why", "curl x"}}, 4};
  return {started, one, deviation, finished};
}

BOOST_AUTO_TEST_SUITE(event_json)

BOOST_AUTO_TEST_CASE(every_field_survives) {
  for (const RunEvent& event : full_events())
    BOOST_TEST((event_of_line(to_line(event), here) == event), to_line(event));
}

BOOST_AUTO_TEST_CASE(every_enumerator_survives) {
  for (int i = 0; i <= static_cast<int>(Verdict::failed); ++i) {
    const RunEvent event = with_verdict(passed_case("a"), static_cast<Verdict>(i));
    BOOST_TEST((event_of_line(to_line(event), here) == event));
  }
}

BOOST_AUTO_TEST_CASE(the_kind_stands_first) {
  const RunFinished finished;
  BOOST_TEST(
      to_line(finished) ==
      R"({"event":"finish","interrupted":false,"stop_reason":"","deleted":0,"leftovers":[],"duration_us":0})");
}

RC_BOOST_PROP(any_bytes_make_one_readable_line, (const std::string& bytes)) {
  CaseFinished one = passed_case("a");
  one.reason = bytes;
  const std::string line = to_line(one);
  RC_ASSERT(line.find('\n') == std::string::npos);
  const auto read = std::get<CaseFinished>(event_of_line(line, here));
  if (valid_utf8(bytes) == bytes) RC_ASSERT(read.reason == bytes);
  RC_ASSERT(to_line(read) == line);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_become_replacement_characters) {
  CaseFinished one = passed_case("a");
  one.reason = "a\xff\nz";
  BOOST_TEST(std::get<CaseFinished>(event_of_line(to_line(one), here)).reason == "a\xEF\xBF\xBD\nz");
}

BOOST_AUTO_TEST_CASE(keys_of_newer_versions_are_ignored_and_absent_ones_have_defaults) {
  const auto event = event_of_line(
      R"({"event":"case","address":"a#b","verdict":"passed","colour":{"red":[1]},"where":{"line":3,"page":1}})",
      here);
  const auto& one = std::get<CaseFinished>(event);
  BOOST_TEST(one.where.line == 3);
  BOOST_TEST(one.where.length == 1);
  BOOST_TEST(one.findings.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_event_is_refused) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", "the line is no JSON"},
      {"{", "the line is no JSON"},
      {"[]", "the line is no object"},
      {"{}", "the line has no 'event'"},
      {R"({"event":1})", "'event' is no text"},
      {R"({"event":"case"})", "the line has no 'address'"},
      {R"({"event":"case","address":"a","verdict":"perfect"})", "'verdict' has the unknown value 'perfect'"},
      {R"({"event":"case","address":"a","verdict":"passed","requests":-1})", "'requests' is out of range"},
      {R"({"event":"case","address":"a","verdict":"passed","requests":4294967296})",
       "'requests' is out of range"},
      {R"({"event":"case","address":"a","verdict":"passed","requests":1.5})",
       "'requests' is no whole number"},
      {R"({"event":"case","address":"a","verdict":"passed","error":0})", "'error' is neither true nor false"},
      {R"({"event":"case","address":"a","verdict":"passed","findings":{}})", "'findings' is no list"},
      {R"({"event":"case","address":"a","verdict":"passed","findings":[{}]})", "'findings.0' has no 'check'"},
      {R"({"event":"case","address":"a","verdict":"passed","where":"x"})", "'where' is no object"},
      {R"({"event":"start","tool_version":"1","target":{"version":"new"}})",
       "'target.version' is no version"},
  };
  for (const auto& [line, complaint] : table) {
    const std::string expected = "run.ndjson:3: error: " + complaint + '\n';
    BOOST_TEST_CONTEXT(line) {
      BOOST_CHECK_EXCEPTION(event_of_line(line, here), InputError, [&](const InputError& error) {
        BOOST_TEST(render(error.diagnostics()) == expected);
        return true;
      });
    }
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_kind_is_named) {
  BOOST_CHECK_EXCEPTION(event_of_line(R"({"event":"party"})", here), InputError, [](const InputError& error) {
    BOOST_TEST(render(error.diagnostics()) ==
               "run.ndjson:3: error: unknown event 'party'\n"
               "      hint: the file was written by a newer version, or is no run\n");
    return true;
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
