#include "check/contract.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace conform;
using namespace conform::check;

namespace {

const std::string document_text = R"({
 "openapi": "3.0.0", "info": {"title": "t", "version": "1"},
 "paths": {
  "/api/timesheets/{id}": {
   "get": {"operationId": "get_timesheet",
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
    "responses": {"200": {"description": "", "headers": {"X-Page": {"required": true, "schema": {"type": "string"}}},
     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sheet"}}}}}},
   "delete": {"operationId": "delete_timesheet",
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
    "responses": {"204": {"description": ""}, "410": {"description": ""}}}},
  "/api/timesheets": {"get": {"operationId": "get_timesheets", "responses": {"200": {"description": "",
   "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Sheet"}}}}}}}}},
 "components": {"schemas": {
  "Sheet": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"},
   "begin": {"type": "string", "format": "date-time"}, "note": {"type": "string"},
   "user": {"$ref": "#/components/schemas/User"}}},
  "User": {"type": "object", "properties": {"name": {"type": "string"}}}}}})";

struct Answer {
  std::string operation = "get_timesheets";
  std::string method = "GET";
  int status = 200;
  std::string type = "application/json";
  std::string body = "[]";
  http::Headers headers;
};

std::vector<Finding> judged(const Answer& answer) {
  const auto document = spec::SpecDocument::load(document_text, "doc.json");
  const auto schemas = spec::SchemaRegistry::compile(document);
  http::Request request;
  request.method = answer.method;
  http::Response response;
  response.status = answer.status;
  response.headers = answer.headers;
  if (!answer.type.empty()) response.headers.emplace_back("Content-Type", answer.type);
  response.body = answer.body;
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(response.body);
  return judge_contract({*document.find(answer.operation), request, response, body, schemas});
}

/// `contract.schema Sheet.note at /0/note: string, null` a line.
std::string summary(const Answer& answer) {
  std::string text;
  for (const Finding& finding : judged(answer)) {
    text += finding.check + (finding.property.empty() ? "" : " " + finding.property) +
            (finding.instance_pointer.empty() ? "" : " at " + finding.instance_pointer) + ": " +
            finding.expected_class + ", " + finding.actual_class +
            (finding.blame == Blame::installation ? "" : ", blame " + std::string(name(finding.blame))) +
            "\n";
  }
  return text;
}

Answer with_body(const std::string& body) {
  Answer answer;
  answer.body = body;
  return answer;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(contract)

BOOST_AUTO_TEST_CASE(an_answer_as_documented_has_no_finding) {
  BOOST_TEST(summary(with_body(
                 R"([{"id": 1, "begin": "2024-07-01T08:15:00+02:00", "user": {"name": "a"}}])")) == "");
  Answer answer;
  answer.type = "Application/JSON; charset=utf-8";
  BOOST_TEST(summary(answer) == "");
}

BOOST_AUTO_TEST_CASE(a_status_that_is_not_documented) {
  Answer answer;
  answer.status = 404;
  answer.body = R"({"code": 404})";
  BOOST_TEST(summary(answer) == "contract.status: documented, 404, blame document\n");
  answer.status = 500;
  BOOST_TEST(summary(answer) == "contract.status: documented, 500\n");
  const auto findings = judged(answer);
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].operation == "get_timesheets");
  BOOST_TEST(findings[0].status == 500);
  BOOST_TEST(findings[0].expected == "a documented status: 200");
  BOOST_TEST(findings[0].actual == "status 500");
  BOOST_TEST(findings[0].schema_pointer == "/paths/~1api~1timesheets/get/responses");
}

BOOST_AUTO_TEST_CASE(another_media_type_than_documented) {
  Answer answer = with_body("<html>");
  answer.type = "text/html; charset=UTF-8";
  BOOST_TEST(summary(answer) == "contract.media-type: application/json, text/html\n");
  answer.type = "";
  BOOST_TEST(summary(answer) == "contract.media-type: application/json, absent\n");
}

BOOST_AUTO_TEST_CASE(a_required_header_is_missing) {
  Answer answer = with_body(R"({"id": 1})");
  answer.operation = "get_timesheet";
  BOOST_TEST(summary(answer) == "contract.headers X-Page: present, absent\n");
  answer.headers = {{"x-page", "1"}};
  BOOST_TEST(summary(answer) == "");
}

BOOST_AUTO_TEST_CASE(bodies_that_are_none_or_should_be_none) {
  BOOST_TEST(summary(with_body("")) == "contract.body: body, empty\n");
  Answer gone;
  gone.operation = "delete_timesheet";
  gone.status = 410;
  gone.body = R"({"code": 410})";
  BOOST_TEST(summary(gone) == "contract.body: no-body, body, blame document\n");
}

BOOST_AUTO_TEST_CASE(head_and_no_content_have_no_body_to_judge) {
  Answer head = with_body("");
  head.method = "HEAD";
  BOOST_TEST(summary(head) == "");
  Answer deleted = with_body("");
  deleted.operation = "delete_timesheet";
  deleted.status = 204;
  deleted.type = "";
  BOOST_TEST(summary(deleted) == "");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_json) {
  BOOST_TEST(summary(with_body("[1,")) == "contract.body: json, invalid-json\n");
  BOOST_TEST(summary(with_body("[\"\xff\"]")) == "contract.body: json, invalid-utf-8\n");
  BOOST_TEST(summary(with_body(R"([{"id": 1, "id": 2}])")) == "contract.body: json, duplicate-key\n");
  BOOST_TEST(summary(with_body(std::string(100'000, '[') + std::string(100'000, ']'))) ==
             "contract.body: json, too-deep\n");
  Answer refused = with_body("{");
  refused.status = 403;
  BOOST_TEST(summary(refused) ==
             "contract.status: documented, 403, blame document\ncontract.body: json, invalid-json\n");
}

BOOST_AUTO_TEST_CASE(schema_and_format_are_told_apart_and_each_kind_shows_once) {
  BOOST_TEST(summary(with_body(R"([{"id": 1, "note": null, "begin": "2024-07-01T08:15:00+0200"},
    {"id": "2", "note": null, "begin": "2024-07-01"}, {"user": null, "begin": "2024-07-01T08:15:00+0200"}])")) ==
             "contract.schema Sheet.note at /0/note: string, null\n"
             "contract.schema Sheet.id at /1/id: integer, string\n"
             "contract.schema Sheet.user at /2/user: object, null\n"
             "contract.schema Sheet.id at /2/id: present, absent\n"
             "contract.format Sheet.begin at /0/begin: date-time, date-time+hhmm\n"
             "contract.format Sheet.begin at /1/begin: date-time, date\n");
}

BOOST_AUTO_TEST_CASE(a_schema_finding_says_where_in_body_and_document) {
  const auto findings = judged(with_body(R"([{"id": 1, "begin": "2024-07-01"}])"));
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].schema == "Sheet");
  BOOST_TEST(findings[0].instance_pointer == "/0/begin");
  BOOST_TEST(findings[0].schema_pointer == "/components/schemas/Sheet/properties/begin/format");
  BOOST_TEST(findings[0].value == R"("2024-07-01")");
}

BOOST_AUTO_TEST_CASE(a_long_list_shows_each_kind_once_even_where_it_comes_late) {
  nlohmann::json items = nlohmann::json::array();
  for (int i = 0; i < 500; ++i) items.push_back(nlohmann::json{{"id", "1"}, {"note", nullptr}});
  items.push_back({{"id", 1}, {"begin", "2024-07-01"}});
  BOOST_TEST(summary(with_body(items.dump())) ==
             "contract.schema Sheet.id at /0/id: integer, string\n"
             "contract.schema Sheet.note at /0/note: string, null\n"
             "contract.format Sheet.begin at /500/begin: date-time, date\n");
}

BOOST_AUTO_TEST_CASE(what_a_server_sends_is_bounded_and_printable_in_findings) {
  Answer answer = with_body("\x1b[2J" + std::string(100'000, 'x'));
  answer.type = "text/\x1b[2J" + std::string(10'000, 'y');
  const auto findings = judged(answer);
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].actual_class.size() < 200U);
  BOOST_TEST(findings[0].actual.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_table_names_every_check_once) {
  std::vector<std::string> names;
  for (const ContractCheck& check : contract_checks()) names.emplace_back(check.name);
  const std::vector<std::string> expected{"contract.status", "contract.media-type", "contract.headers",
                                          "contract.body",   "contract.schema",     "contract.format"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
