#include <algorithm>
#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "check/deviation.h"
#include "spec/document.h"
#include "suite/yaml.h"

using namespace conform;
using namespace conform::check;

namespace {

DeviationList shipped() {
  Diagnostics diagnostics;
  const Node file = suite::read_yaml_file(CONFORM_SOURCE_DIR "/specs/deviations/kimai.yaml", diagnostics);
  DeviationList list;
  list.add(file, diagnostics);
  return list;
}

Finding finding(const char* check, const char* property, const char* expected, const char* actual) {
  Finding made;
  made.check = check;
  made.operation = "get_timesheet";
  made.property = property;
  made.expected_class = expected;
  made.actual_class = actual;
  return made;
}

std::string cause_of(const Finding& made, const Version& version = {2, 66, 0}) {
  static const DeviationList list = shipped();
  const Deviation* row = list.recognise(made, "", version);
  return row != nullptr ? row->cause : "";
}

/// Whether a document declares what a row names: `Schema` or `Schema.property`.
bool declares(const spec::SpecDocument& document, const std::string& property) {
  const auto dot = property.find('.');
  std::string pointer = "/components/schemas/" + property.substr(0, dot);
  if (dot != std::string::npos) pointer += "/properties/" + pointer_escaped(property.substr(dot + 1));
  return pointer_find(document.normalised(), pointer) != nullptr;
}

boost::test_tools::assertion_result exports_are_there(boost::unit_test::test_unit_id /*id*/) {
  boost::test_tools::assertion_result result(std::getenv("KIMAI_EXPORTS") != nullptr);
  result.message() << "KIMAI_EXPORTS does not name a folder of exported documents";
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kimai_deviations)

BOOST_AUTO_TEST_CASE(known_differences_are_recognised_under_their_cause) {
  BOOST_TEST(cause_of(finding("contract.format", "TimesheetEntity.begin", "date-time", "date-time+hhmm")) ==
             "offset-without-colon");
  BOOST_TEST(cause_of(finding("contract.format", "ProjectEntity.start", "date-time", "date")) ==
             "project-dates-declared-as-date-times");
  BOOST_TEST(cause_of(finding("contract.schema", "TimesheetEntity.end", "string", "null")) ==
             "nulls-not-documented");
  BOOST_TEST(cause_of(finding("contract.schema", "UserEntity.supervisor", "object", "null")) ==
             "nulls-not-documented");
  BOOST_TEST(cause_of(finding("contract.status", "", "documented", "404")) ==
             "error-statuses-not-documented");
}

BOOST_AUTO_TEST_CASE(what_is_near_a_known_difference_is_still_a_fault) {
  BOOST_TEST(cause_of(finding("contract.schema", "TimesheetEntity.begin", "string", "null")) == "");
  BOOST_TEST(cause_of(finding("contract.schema", "TimesheetEntity.id", "integer", "null")) == "");
  BOOST_TEST(cause_of(finding("contract.schema", "TimesheetEntity.end", "string", "number")) == "");
  BOOST_TEST(cause_of(finding("contract.format", "TimesheetEntity.begin", "date-time", "date-time-local")) ==
             "");
  BOOST_TEST(cause_of(finding("contract.format", "ProjectEntity.start", "date-time", "date-time+hhmm")) ==
             "");
  BOOST_TEST(cause_of(finding("contract.status", "", "documented", "500")) == "");
  BOOST_TEST(cause_of(finding("contract.status", "", "documented", "302")) == "");
}

BOOST_AUTO_TEST_CASE(a_difference_that_a_version_removed_is_a_fault_from_there_on) {
  Finding made = finding("contract.body", "", "no-body", "body");
  made.operation = "post_user";
  BOOST_TEST(cause_of(made, {2, 35, 0}) == "bodies-not-documented");
  BOOST_TEST(cause_of(made, {2, 60, 0}) == "bodies-not-documented");
  // Without its own document the bundled one of 2.35.0 stands in.
  BOOST_TEST(cause_of(made, {2, 61, 0}) == "older-document-stands-in");
  BOOST_TEST(cause_of(made, {2, 65, 0}) == "older-document-stands-in");
  BOOST_TEST(cause_of(made, {2, 66, 0}) == "");
}

BOOST_AUTO_TEST_CASE(every_row_names_something_that_an_exported_document_declares,
                     *boost::unit_test::precondition(exports_are_there)) {
  const std::string folder = std::getenv("KIMAI_EXPORTS");
  std::vector<spec::SpecDocument> documents;
  for (const char* name : {"/doc-2.14.0.json", "/doc-2.35.0.as-in-page.json", "/doc-2.66.0.json"})
    documents.push_back(spec::SpecDocument::load_file(folder + name));
  const DeviationList list = shipped();
  for (const Deviation& row : list.all()) {
    const bool declared = row.property.empty() || std::any_of(documents.begin(), documents.end(),
                                                              [&](const spec::SpecDocument& document) {
                                                                return declares(document, row.property);
                                                              });
    BOOST_TEST(declared, row.id);
  }
}

BOOST_AUTO_TEST_SUITE_END()
