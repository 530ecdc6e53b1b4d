#include "plan/matrix.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "plan/plan_examples.h"
#include "suite/yaml.h"

using namespace conform;
using namespace conform::plan;

namespace {

Node value(const std::string& yaml) {
  Diagnostics diagnostics;
  return suite::read_yaml(yaml, "a.yaml", diagnostics);
}

std::vector<MatrixRow> rows_of(const std::string& matrix) {
  Diagnostics texts;
  const suite::SuiteFile suite =
      examples::read("suites/a.yaml",
                     "title: T\nscenarios:\n  - id: s\n    title: S\n" + matrix +
                         "    steps:\n      - { call: x, expect: { status: 200 } }\n",
                     texts);
  return matrix_rows(suite.scenarios.at(0));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(matrix)

BOOST_AUTO_TEST_CASE(without_a_matrix_there_is_one_case_without_a_name) {
  const std::vector<MatrixRow> rows = rows_of("");
  BOOST_REQUIRE_EQUAL(rows.size(), 1U);
  BOOST_TEST(rows[0].name == "");
  BOOST_TEST(rows[0].bindings.empty());
}

BOOST_AUTO_TEST_CASE(rows_are_the_product_in_the_order_written) {
  const std::vector<MatrixRow> rows =
      rows_of("    matrix: { zone: [Europe/Berlin, UTC], n: [1, two], on: [true] }\n");
  std::vector<std::string> names;
  for (const MatrixRow& row : rows) names.push_back(row.name);
  const std::vector<std::string> expected{"zone=Europe/Berlin,n=1,on=true",
                                          "zone=Europe/Berlin,n=two,on=true", "zone=UTC,n=1,on=true",
                                          "zone=UTC,n=two,on=true"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
  const Variables last = variables_of(rows.back().bindings);
  BOOST_TEST(last.at("zone") == "UTC");
  BOOST_TEST(last.at("n") == "two");
  BOOST_TEST(last.at("on") == true);
}

BOOST_AUTO_TEST_CASE(different_values_have_different_names) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"Europe/Berlin", "Europe/Berlin"},
      {"\"2024-02-29T23:59:00\"", "2024-02-29T23:59:00"},
      {"1", "1"},
      {"\"1\"", "\"1\""},
      {"1.0", "1.0"},
      {"true", "true"},
      {"\"true\"", "\"true\""},
      {"null", "null"},
      {"\"null\"", "\"null\""},
      {"\"\"", "\"\""},
      {"yes", "yes"},
      {"a=b", "a=b"},
      {"\"a,b\"", "a%2Cb"},
      {"\"[x]#y\"", "%5Bx%5D%23y"},
      {"\"50%\"", "50%25"},
      {"\"a\\nb\\x7f\"", "a%0Ab%7F"},
      {"\"Zürich\"", "Zürich"},
      {"[1, a]", "%5B1%2C\"a\"%5D"},
      {"{ a: null }", "{\"a\":null}"},
  };
  for (const auto& [yaml, expected] : table) {
    BOOST_TEST_CONTEXT(yaml) BOOST_TEST(case_value(value(yaml)) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
