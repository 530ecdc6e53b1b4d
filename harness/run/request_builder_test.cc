#include "run/request_builder.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "suite/yaml.h"

using namespace conform;

namespace {

/// The request of the first step of a suite with these lines as the step.
std::variant<http::Request, std::string> built(const std::string& step_text,
                                               const plan::Variables& variables = {}) {
  Diagnostics diagnostics;
  const std::string text =
      "title: t\nscenarios:\n  - id: s\n    title: t\n    steps:\n      - " + step_text + "\n";
  const Node file = suite::read_yaml(text, "t.yaml", diagnostics);
  const suite::SuiteFile suite = suite::read_suite(file, "t.yaml", "t", diagnostics);
  BOOST_REQUIRE_MESSAGE(!diagnostics.has_errors(), render(diagnostics));
  const suite::Step& step = suite.scenarios.front().steps.front();
  const spec::OperationRow* operation = step.request ? nullptr : spec::find_operation(step.call.text);
  return run::build_request(step, operation, variables, "secret");
}

std::string header(const http::Request& request, const std::string& name) {
  const std::string* value = http::find_header(request.headers, name);
  return value != nullptr ? *value : "(none)";
}

struct Row {
  std::string step;
  std::string target;
  std::string body;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(request_builder)

BOOST_AUTO_TEST_CASE(a_form_is_sent_form_encoded) {
  const auto request = built(R"(call: post_tag
        form: { name: "${name}", visible: "${flag}", "members[0][user]": 5, empty: "" }
        expect: { status: 200 })",
                             {{"name", "a&b c"}, {"flag", false}});
  const auto& made = std::get<http::Request>(request);
  BOOST_TEST(*made.body == "name=a%26b%20c&visible=false&members%5B0%5D%5Buser%5D=5&empty=");
  BOOST_TEST(header(made, "Content-Type") == "application/x-www-form-urlencoded");
}

BOOST_AUTO_TEST_CASE(path_query_and_body_are_made_of_the_step) {
  const plan::Variables variables{{"id", 17}, {"evil", "../users?x=1#y"}, {"flag", true}, {"name", "size"}};
  const std::vector<Row> rows{
      {R"(call: get_timesheet
        with: { id: "${id}" }
        expect: { status: 200 })",
       "/api/timesheets/17", "(none)"},
      {R"(call: get_timesheet
        with: { id: "${evil}" }
        expect: { status: 200 })",
       "/api/timesheets/..%2Fusers%3Fx%3D1%23y", "(none)"},
      {R"(call: get_timesheets
        with: { size: 5, "tags[]": [a b, c], active: 1 }
        expect: { status: 200 })",
       "/api/timesheets?size=5&tags%5B%5D=a%20b&tags%5B%5D=c&active=1", "(none)"},
      {R"(call: get_timesheets
        with: { "${name}": 5 }
        expect: { status: 200 })",
       "/api/timesheets?size=5", "(none)"},
      {R"(call: post_tag
        body: { name: "x ${id}", visible: "${flag}", color: null }
        expect: { status: 200 })",
       "/api/tags", R"({"color":null,"name":"x 17","visible":true})"},
      {R"(request: { method: POST, path: "/api/tags", raw: "{\"name\": " }
        expect: { status: 400 })",
       "/api/tags", "{\"name\": "},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.step) {
      const auto result = built(row.step, variables);
      BOOST_REQUIRE(result.index() == 0U);
      const auto& request = std::get<http::Request>(result);
      BOOST_TEST(request.target == row.target);
      BOOST_TEST(request.body.value_or("(none)") == row.body);
    }
  }
}

BOOST_AUTO_TEST_CASE(usual_headers_are_sent_unless_the_step_says_otherwise) {
  const auto usual = built(R"(call: post_tag
        body: { name: x }
        expect: { status: 200 })");
  const auto& request = std::get<http::Request>(usual);
  BOOST_TEST(header(request, "Authorization") == "Bearer secret");
  BOOST_TEST(header(request, "Accept") == "application/json");
  BOOST_TEST(header(request, "Content-Type") == "application/json");

  const auto changed = built(R"(call: post_tag
        headers: { authorization: Basic abc, accept: "", Content-Type: text/plain }
        body: { name: x }
        expect: { status: 200 })");
  const auto& other = std::get<http::Request>(changed);
  BOOST_TEST(header(other, "Authorization") == "Basic abc");
  BOOST_TEST(header(other, "Accept") == "(none)");
  BOOST_TEST(header(other, "Content-Type") == "text/plain");
  BOOST_TEST(other.headers.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_capture_of_the_wrong_kind_is_a_reason_and_no_request) {
  const auto result = built(R"(call: get_timesheet
        with: { id: "${id}" }
        expect: { status: 200 })",
                            {{"id", nlohmann::json::object()}});
  BOOST_REQUIRE(result.index() == 1U);
  BOOST_TEST(std::get<std::string>(result) ==
             "a list or an object cannot stand in a path, a query, a form or a header");
}

BOOST_AUTO_TEST_SUITE_END()
