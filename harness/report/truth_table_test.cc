#include "report/truth_table.h"

#include <boost/test/unit_test.hpp>

#include "report/example_run.h"

namespace conform::report {
namespace {

CaseFinished with_cells(const std::string& scenario, std::vector<TableCell> cells) {
  CaseFinished one = passed_case(scenario);
  one.cells = std::move(cells);
  return one;
}

Report report_of(std::vector<TableCell> first, std::vector<TableCell> second) {
  return make_report({RunStarted{}, with_cells("b", std::move(first)), with_cells("a", std::move(second))});
}

BOOST_AUTO_TEST_SUITE(truth_table_of_booleans)

BOOST_AUTO_TEST_CASE(columns_are_missing_then_values_then_texts) {
  const Report report = report_of({{"visible of a tag", "POST", "\"no\"", "true"},
                                   {"visible of a tag", "POST", "{}", "400"},
                                   {"visible of a tag", "POST", "[]", "400"},
                                   {"visible of a tag", "POST", "0", "true"}},
                                  {{"visible of a tag", "POST", "null", "true"},
                                   {"visible of a tag", "POST", "missing", "false"},
                                   {"visible of a tag", "POST", "false", "false"},
                                   {"visible of a tag", "POST", "true", "true"}});
  const std::vector<std::string> expected{"missing", "true", "false", "null", "0", "\"no\"", "[]", "{}"};
  BOOST_TEST(truth_table(report).columns == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rows_that_read_alike_share_a_line_and_contradictions_show) {
  std::vector<TableCell> cells;
  for (const char* sent : {"true", "1", "0", "\"no\""})
    for (const char* way : {"POST", "PATCH"}) cells.push_back({"visible of a customer", way, sent, "true"});
  cells.push_back({"billable of a record", "POST", "null", "false"});
  cells.push_back({"billable of a record", "POST", "[]", "400"});
  for (const char* sent : {"true", "1", "0", "\"no\""})
    cells.push_back({"billable of a customer", "POST", sent, "true"});
  const Report report = report_of(cells, {{"billable of a record", "POST", "null", "true"}});
  BOOST_TEST(truth_table_section(report, Layout(false, 80)) ==
             "  T true, f false, a number the status that refused it, . not tried\n"
             "  true null 0 1 \"no\"  []\n"
             "     .  f/T . .    . 400\n"
             "      billable of a record by POST\n"
             "     T    . T T    T   .\n"
             "      visible of a customer by PATCH, POST; billable of a customer by POST\n");
}

BOOST_AUTO_TEST_CASE(heads_that_do_not_fit_stand_in_two_lines_in_turn) {
  std::vector<TableCell> cells;
  for (const char* sent : {"missing", "true", "false", "1", "\"no\"", "\"off\"", "\"true\""})
    cells.push_back({"visible of a tag", "POST", sent, "true"});
  cells.push_back({"visible of a tag", "POST", "{}", "400"});
  const std::string legend = "  T true, f false, a number the status that refused it, . not tried\n";
  const Report report = report_of(cells, {});
  BOOST_TEST(truth_table_section(report, Layout(false, 80)) ==
             legend +
                 "  missing true false 1 \"no\" \"off\" \"true\"  {}\n"
                 "        T    T     T T    T     T      T 400\n"
                 "      visible of a tag by POST\n");
  const std::string narrow = truth_table_section(report, Layout(false, 40));
  BOOST_TEST(narrow.substr(narrow.find("tried\n") + 6) ==
             "  missing false \"no\" \"true\"\n"
             "       true     1 \"off\"      {}\n"
             "        T T   T T  T  T   T 400\n"
             "      visible of a tag by POST\n");
}

BOOST_AUTO_TEST_CASE(without_cells_there_is_no_section) {
  BOOST_TEST(truth_table_section(make_report(minimal_run()), Layout(false, 80)).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
