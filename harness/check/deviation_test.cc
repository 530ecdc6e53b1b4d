#include "check/deviation.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "suite/yaml.h"

using namespace conform;
using namespace conform::check;

namespace {

const std::string offset_rows = R"(verified_for: "2.66.0"
deviations:
  - id: offset-without-colon
    cause: offset-without-colon
    check: contract.format
    properties: [TimesheetEntity.begin, TimesheetEntity.end]
    expected: date-time
    seen: date-time+hhmm
    shows: always
    reason: The offset is written without a colon.
    reference: the documentation
)";

const std::string scenario_row = R"(verified_for: "2.66.0"
deviations:
  - id: billable-null
    cause: timesheet-billable
    check: equals
    operation: post_timesheet
    property: /billable
    scenario: boolean/null#null-is-true
    expected: "true"
    seen: "false"
    since: "2.14.0"
    until: "3.0.0"
    shows: may
    reason: Null is read as false.
    reference: the documentation
)";

DeviationList list_of(const std::vector<std::string>& files) {
  DeviationList list;
  for (const std::string& text : files) {
    Diagnostics diagnostics;
    const Node node = suite::read_yaml(text, "d.yaml", diagnostics);
    list.add(node, diagnostics);
  }
  return list;
}

Finding format_finding(const std::string& property) {
  Finding finding;
  finding.check = "contract.format";
  finding.operation = "get_timesheet";
  finding.property = property;
  finding.expected_class = "date-time";
  finding.actual_class = "date-time+hhmm";
  return finding;
}

std::string recognised(const DeviationList& list, const Finding& finding, const std::string& address = "a#b",
                       const Version& version = {2, 66, 0}) {
  const Deviation* row = list.recognise(finding, address, version);
  return row != nullptr ? row->id : "";
}

std::string complaints_about(const std::string& text) {
  try {
    list_of({text});
  } catch (const InputError& error) {
    std::string out;
    for (const Diagnostic& item : error.diagnostics().items())
      out += std::to_string(item.where.line) + ": " + item.message + (item.hint.empty() ? "" : " / ") +
             item.hint + "\n";
    return out;
  }
  return "";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

struct BadFile {
  std::string text;
  std::string complaints;
};

std::ostream& operator<<(std::ostream& out, const BadFile& file) {
  return out << file.complaints;
}

const std::vector<BadFile> bad_files{
    {replaced(offset_rows, "shows: always", "show: always"),
     "3: deviation lacks the key 'shows'\n9: unknown key 'show' in deviation / did you mean 'shows'?\n"},
    {replaced(offset_rows, "contract.format", "contract.fromat"),
     "3: unknown check 'contract.fromat' / did you mean 'contract.format'?\n"},
    {replaced(scenario_row, "post_timesheet", "post_timeshet"),
     "3: unknown operation 'post_timeshet' / did you mean 'post_timesheet'?\n"},
    {replaced(scenario_row, "until: \"3.0.0\"", "until: \"2.14.0\""),
     "3: 'until' is not after 'since', so that it concerns no version\n"},
    {replaced(scenario_row, "since: \"2.14.0\"", "since: \"new\""),
     "3: 'since' is no version / write it as text such as \"2.66.0\"\n"},
    {replaced(replaced(scenario_row, "    scenario: boolean/null#null-is-true\n", ""), "shows: may",
              "shows: always"),
     "3: what always shows outside the contract checks needs the scenario in which it does / add 'scenario', "
     "or "
     "write 'shows: may'\n"},
    {replaced(offset_rows, "[TimesheetEntity.begin, TimesheetEntity.end]",
              "[TimesheetEntity.begin, TimesheetEntity.begin]"),
     "3: a second deviation 'offset-without-colon/TimesheetEntity.begin' / the first is at d.yaml:3:5\n"
     "3: 'offset-without-colon/TimesheetEntity.begin' recognises the same as "
     "'offset-without-colon/TimesheetEntity.begin' / the other is at d.yaml:3:5\n"},
    {replaced(offset_rows, "id: offset-without-colon", "id: Offset without colon"),
     "3: an id is made of lower case letters, digits and hyphens\n"},
    {"verified_for: \"2.66.0\"\ndeviations: []\n", "2: no deviation in the list / leave the file out\n"},
    {"deviations: 1\n",
     "1: file of deviations lacks the key 'verified_for'\n1: 'deviations' must be a list, this is an "
     "integer\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(deviation)

BOOST_AUTO_TEST_CASE(a_finding_is_recognised_by_its_fingerprint_alone) {
  const DeviationList list = list_of({offset_rows, scenario_row});
  BOOST_TEST(recognised(list, format_finding("TimesheetEntity.begin")) ==
             "offset-without-colon/TimesheetEntity.begin");
  BOOST_TEST(recognised(list, format_finding("TimesheetEntity.end")) ==
             "offset-without-colon/TimesheetEntity.end");
  Finding other = format_finding("TimesheetEntity.begin");
  other.value = "\"2024-01-01T00:00:00+0100\"";
  other.operation = "patch_timesheet";
  BOOST_TEST(recognised(list, other) == "offset-without-colon/TimesheetEntity.begin");
  other.actual_class = "date";
  BOOST_TEST(recognised(list, other) == "");
  BOOST_TEST(recognised(list, format_finding("Invoice.createdAt")) == "");
  BOOST_TEST(recognised(list, format_finding("TimesheetEntity")) == "");
}

BOOST_AUTO_TEST_CASE(a_row_of_a_scenario_is_bound_to_it_and_to_its_versions) {
  const DeviationList list = list_of({scenario_row});
  Finding finding;
  finding.check = "equals";
  finding.operation = "post_timesheet";
  finding.property = "/billable";
  finding.expected_class = "true";
  finding.actual_class = "false";
  BOOST_TEST(recognised(list, finding, "boolean/null#null-is-true") == "billable-null");
  BOOST_TEST(recognised(list, finding, "boolean/null#null-is-true[field=billable]") == "billable-null");
  BOOST_TEST(recognised(list, finding, "boolean/null#null-is-true-too") == "");
  BOOST_TEST(recognised(list, finding, "boolean/null#null-is-true", {2, 13, 0}) == "");
  BOOST_TEST(recognised(list, finding, "boolean/null#null-is-true", {2, 99, 0}) == "billable-null");
  BOOST_TEST(recognised(list, finding, "boolean/null#null-is-true", {3, 0, 0}) == "");
  finding.operation = "patch_timesheet";
  BOOST_TEST(recognised(list, finding, "boolean/null#null-is-true") == "");
}

BOOST_DATA_TEST_CASE(every_mistake_in_a_file_is_reported, boost::unit_test::data::make(bad_files)) {
  BOOST_TEST(complaints_about(sample.text) == sample.complaints);
}

BOOST_AUTO_TEST_CASE(the_same_fingerprint_on_other_versions_is_another_deviation) {
  const std::string before = replaced(scenario_row, "until: \"3.0.0\"", "until: \"2.20.0\"");
  const std::string after = replaced(replaced(scenario_row, "since: \"2.14.0\"", "since: \"2.20.0\""),
                                     "id: billable-null", "id: billable-null-later");
  BOOST_TEST(list_of({before, after}).all().size() == 2U);
  BOOST_CHECK_THROW(list_of({before, replaced(after, "since: \"2.20.0\"", "since: \"2.19.0\"")}), InputError);
}

BOOST_AUTO_TEST_CASE(a_list_is_verified_for_the_newest_of_its_files) {
  const DeviationList list = list_of({offset_rows, replaced(scenario_row, "2.66.0", "2.70.0")});
  BOOST_TEST(to_string(list.verified_for()) == "2.70.0");
  BOOST_TEST(to_string(list.all()[0].verified_for) == "2.66.0");
}

BOOST_AUTO_TEST_SUITE_END()
