#include "report/junit.h"

#include <map>
#include <set>

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "report/example_run.h"
#include "report/junit_case.h"

namespace conform::report {
namespace {

/// A test case as GitLab's parser reads it: children in that precedence, their text; attributes of the case.
struct GitlabCase {
  std::string status, text, file, output;
};

std::map<std::string, GitlabCase> as_gitlab(const pugi::xml_document& document) {
  std::map<std::string, GitlabCase> cases;
  for (const auto& suite : document.child("testsuites").children("testsuite")) {
    for (const auto& node : suite.children("testcase")) {
      GitlabCase one{"success", "", node.attribute("file").value(), node.child_value("system-out")};
      for (const char* status : {"skipped", "error", "failure"}) {
        if (!node.child(status)) continue;
        one.status = status;
        one.text = node.child_value(status);
      }
      const std::string key =
          std::string(node.attribute("classname").value()) + ' ' + node.attribute("name").value();
      BOOST_TEST(cases.emplace(key, one).second, "GitLab drops the second " << key);
    }
  }
  return cases;
}

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  const auto result = document.load_buffer(text.data(), text.size());
  BOOST_TEST(result, result.description());
  return document;
}

std::set<std::string> attributes_of(const pugi::xml_node& node) {
  std::set<std::string> names;
  for (const auto& attribute : node.attributes()) names.insert(attribute.name());
  return names;
}

BOOST_AUTO_TEST_SUITE(junit)

BOOST_AUTO_TEST_CASE(gitlab_sees_each_case_with_its_status) {
  const auto cases = as_gitlab(parsed(render_junit(make_report(example_run()))));
  const std::map<std::string, std::string> expected{
      {"kimai.datetime.local-time kept-unchanged[zone=Asia/Kathmandu]", "failure"},
      {"kimai.datetime.local-time kept-unchanged[zone=Europe/Berlin]", "failure"},
      {"kimai.datetime.local-time kept-unchanged[zone=Pacific/Chatham]", "failure"},
      {"kimai.datetime.local-time dst-gap", "success"},
      {"kimai.token.expiry expired", "success"},
      {"kimai.token.expiry last-usage", "error"},
      {"kimai.token.valid two-tokens", "success"},
      {"kimai.token.valid late", "skipped"},
      {"kimai.boolean.defaults omitted-billable", "success"},
      {"kimai.boolean.truth-table false", "skipped"},
      {"kimai.boolean.truth-table null", "success"},
      {"kimai.contract get_timesheet/200", "failure"},
      {"kimai.deviations end-null", "failure"},
      {"kimai.cleanup customer 17 \"kct-1-1\"", "error"},
      {"kimai.run complete", "error"},
  };
  BOOST_TEST(cases.size() == expected.size());
  for (const auto& [key, status] : expected) {
    const auto found = cases.find(key);
    BOOST_TEST_REQUIRE((found != cases.end()), key);
    BOOST_TEST(found->second.status == status, key << " is " << found->second.status);
    if (status != "success") BOOST_TEST(!found->second.text.empty(), key);
  }
}

BOOST_AUTO_TEST_CASE(what_went_wrong_is_in_the_text) {
  const auto cases = as_gitlab(parsed(render_junit(make_report(example_run()))));
  const std::string& text = cases.at("kimai.datetime.local-time kept-unchanged[zone=Europe/Berlin]").text;
  for (const char* part :
       {"testdata/local-time.yaml:15:19", "DT-3: A date-time that is sent", "post_timesheet -> 200", "/begin",
        "that is 06:15:00Z", "7200 s late", "curl -X POST"})
    BOOST_TEST(text.find(part) != std::string::npos, part);
  BOOST_TEST(cases.at("kimai.token.expiry expired").output == "named deviation: expired-token-403");
  BOOST_TEST(cases.at("kimai.contract get_timesheet/200").output == "named deviation: timesheet-begin");
  BOOST_TEST(cases.at("kimai.token.valid late").text == "not run: the run was interrupted");
  BOOST_TEST(cases.at("kimai.deviations end-null").text ==
             "stale: it did not show at any of 12 places, remove it from specs/deviations/kimai.yaml:12:5");
  BOOST_TEST(cases.at("kimai.run complete").text == "interrupted by a signal: 1 case not run");
}

BOOST_AUTO_TEST_CASE(jenkins_sees_messages_and_totals_that_agree) {
  const auto document = parsed(render_junit(make_report(example_run())));
  std::map<std::string, unsigned> sums;
  for (const auto& suite : document.child("testsuites").children("testsuite")) {
    std::map<std::string, unsigned> counts;
    for (const auto& node : suite.children("testcase")) {
      ++counts["tests"];
      for (const auto& [child, count] :
           {std::pair{"failure", "failures"}, {"error", "errors"}, {"skipped", "skipped"}}) {
        if (!node.child(child)) continue;
        ++counts[count];
        BOOST_TEST(std::string(node.child(child).attribute("message").value()) != "");
      }
    }
    BOOST_TEST(counts["tests"] > 0U, "Jenkins drops a suite without cases");
    for (const char* count : {"tests", "failures", "errors", "skipped"}) {
      BOOST_TEST(suite.attribute(count).as_uint(999) == counts[count]);
      sums[count] += counts[count];
    }
  }
  for (const char* count : {"tests", "failures", "errors"})
    BOOST_TEST(document.child("testsuites").attribute(count).as_uint(999) == sums[count]);
}

BOOST_AUTO_TEST_CASE(the_strict_dialect_has_only_what_its_schema_allows) {
  const auto document = parsed(render_junit_strict(make_report(example_run())));
  const auto root = document.child("testsuites");
  BOOST_TEST((attributes_of(root) == std::set<std::string>{"name", "tests", "failures", "errors", "time"}));
  for (const auto& suite : root.children("testsuite")) {
    BOOST_TEST((attributes_of(suite) == std::set<std::string>{"name", "tests", "failures", "errors",
                                                              "skipped", "time", "timestamp"}));
    for (const auto& node : suite.children("testcase"))
      BOOST_TEST((attributes_of(node) == std::set<std::string>{"name", "time", "classname"}));
  }
}

BOOST_AUTO_TEST_CASE(the_other_dialect_names_file_and_line) {
  const auto document = parsed(render_junit(make_report(minimal_run())));
  const auto node = document.child("testsuites").child("testsuite").child("testcase");
  BOOST_TEST(std::string(node.attribute("file").value()) == "testdata/local-time.yaml");
  BOOST_TEST(node.attribute("line").as_int() == 3);
  BOOST_TEST(std::string(node.attribute("time").value()) == "0.002500");
}

BOOST_AUTO_TEST_CASE(a_run_that_was_cut_short_is_an_error) {
  RunStarted started;
  started.cases_planned = 3;
  const auto cases = as_gitlab(parsed(render_junit(make_report({started, passed_case("a")}))));
  BOOST_TEST(cases.at("kimai.run complete").status == "error");
  BOOST_TEST(cases.at("kimai.run complete").text == "the run was cut short: 2 cases not run");
}

BOOST_AUTO_TEST_CASE(a_case_that_fails_and_is_in_error_is_a_failure_only) {
  CaseFinished one = with_verdict(passed_case("a"), Verdict::failed, "and then the connection was lost");
  one.error = true;
  one.findings = {example_finding()};
  const auto document = parsed(render_junit(make_report({RunStarted{}, one, RunFinished{}})));
  const auto node = document.child("testsuites").child("testsuite").child("testcase");
  BOOST_TEST(node.child("failure"));
  BOOST_TEST(!node.child("error"));
}

BOOST_AUTO_TEST_CASE(characters_that_xml_cannot_write_are_removed) {
  BOOST_TEST(xml_text(std::string("a\0b\x01\x1b[31m\t\r\n\x7f", 13)) == "ab[31m\t\r\n\x7f");
  BOOST_TEST(xml_text("\xEF\xBF\xBE\xEF\xBF\xBF|\xED\xA0\x80|\xF0\x9F\x98\x80") ==
             "|\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|\xF0\x9F\x98\x80");
  CaseFinished one = with_verdict(passed_case("a"), Verdict::skipped, "<&\"'>\x02\xff");
  const auto cases = as_gitlab(parsed(render_junit(make_report({RunStarted{}, one, RunFinished{}}))));
  BOOST_TEST(cases.at("kimai.datetime.local-time a").text == "<&\"'>\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
