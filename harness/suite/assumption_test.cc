#include "suite/assumption.h"

#include <boost/test/unit_test.hpp>

#include "suite/test_support.h"

using namespace conform;
using suite::testing::suite_complaint;
using suite::testing::with_scenario;

namespace {

std::string complaint(const std::string& line) {
  return suite_complaint(
      with_scenario("    " + line + "\n    steps: [{call: get_ping, expect: {status: 200}}]\n"));
}

/// Every assumption of the one scenario of a file, one a line: `[role.]subject=values`.
std::string assumptions_of(const std::string& text) {
  Diagnostics diagnostics;
  const suite::SuiteFile file =
      suite::read_suite(suite::read_yaml(text, "s.yaml", diagnostics), "s.yaml", "s", diagnostics);
  BOOST_TEST(render(diagnostics) == "");
  std::string lines;
  for (const suite::Assumption& each : file.scenarios.at(0).assumptions) {
    lines += each.role + (each.role.empty() ? "" : ".") + each.subject.text + '=';
    for (const std::string& value : each.values) lines += value + ';';
    lines += '\n';
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(assumption)

BOOST_AUTO_TEST_CASE(settings_and_permissions_become_texts) {
  BOOST_TEST(assumptions_of(with_scenario(R"(    assumes:
      settings: { timesheet.mode: default, timesheet.active_entries.hard_limit: [1, 2], timesheet.rules.allow_future_times: true }
      permissions: { user: { view_rate_own_timesheet: false } }
    steps: [{call: get_ping, expect: {status: 200}}]
)")) == "timesheet.mode=default;\n"
        "timesheet.active_entries.hard_limit=1;2;\n"
        "timesheet.rules.allow_future_times=true;\n"
        "user.view_rate_own_timesheet=false;\n");
}

BOOST_AUTO_TEST_CASE(what_a_file_assumes_counts_where_the_scenario_says_nothing) {
  BOOST_TEST(assumptions_of(R"(title: t
assumes: { settings: { a: file, b: file } }
scenarios:
  - id: s
    title: t
    assumes: { settings: { b: own } }
    steps: [{call: get_ping, expect: {status: 200}}]
)") == "b=own;\na=file;\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_assumption_is_refused) {
  BOOST_TEST(complaint("assumes: { setting: { a: b } }") ==
             R"(s.yaml:5:16: error: unknown key 'setting' in assumes
    5 |     assumes: { setting: { a: b } }
      |                ^~~~~~~
      hint: did you mean 'settings'?
)");
  BOOST_TEST(complaint("assumes: { settings: { a: null, b: [], c: [[x]] } }") ==
             R"(s.yaml:5:31: error: a setting has a text, a number, true or false, this is nothing
    5 |     assumes: { settings: { a: null, b: [], c: [[x]] } }
      |                               ^~~~
s.yaml:5:40: error: no value of the setting is assumed, the list is empty
    5 |     assumes: { settings: { a: null, b: [], c: [[x]] } }
      |                                        ^
s.yaml:5:48: error: a setting has a text, a number, true or false, this is a list
    5 |     assumes: { settings: { a: null, b: [], c: [[x]] } }
      |                                                ^
)");
  BOOST_TEST(complaint("assumes: { permissions: { usr: { a: true }, user: { b: 1 } } }") ==
             R"(s.yaml:5:31: error: unknown key 'usr' in permissions
    5 |     assumes: { permissions: { usr: { a: true }, user: { b: 1 } } }
      |                               ^~~
      hint: did you mean 'user'?
s.yaml:5:60: error: 'b' is true or false, this is an integer
    5 |     assumes: { permissions: { usr: { a: true }, user: { b: 1 } } }
      |                                                            ^
)");
  BOOST_TEST(complaint("assumes: {}") == R"(s.yaml:5:14: error: 'assumes' must not be empty
    5 |     assumes: {}
      |              ^
)");
}

BOOST_AUTO_TEST_SUITE_END()
