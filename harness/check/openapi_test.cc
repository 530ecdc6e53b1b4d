#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "check/keyword.h"

using namespace conform;
using namespace conform::check;
using nlohmann::json;

namespace {

json sound_document() {
  return json::parse(R"({
    "openapi": "3.0.0", "info": {"title": "Kimai - API", "version": "1.1"},
    "security": [{"bearer": []}],
    "paths": {"/api/ping": {"get": {"operationId": "get_ping", "responses": {"200": {
      "description": "pong", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pong"}}}}}}}},
    "components": {"schemas": {"Pong": {"type": "object"}},
                   "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}}})");
}

std::vector<std::string> faults(const json& value, const char* rule) {
  std::vector<Mismatch> mismatches;
  judge_matchers({&value, ""}, {{"openapi", rule}}, mismatches);
  std::vector<std::string> lines;
  for (const Mismatch& one : mismatches)
    lines.push_back(one.pointer + ": " + one.expected_class + ", " + one.actual_class);
  return lines;
}

struct Row {
  const char* rule;
  const char* patch;  ///< JSON Patch that breaks the rule
  const char* fault;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(openapi)

BOOST_AUTO_TEST_CASE(each_rule_holds_and_can_be_broken) {
  const Row rows[] = {
      {"meta-schema", R"([{"op": "remove", "path": "/info/title"}])",
       "/info/title: meta-schema/present, absent"},
      {"meta-schema", R"([{"op": "add", "path": "/components/schemas/Pong/items", "value": []}])",
       "/components/schemas/Pong/items: meta-schema/object, array"},
      {"operation-ids", R"([{"op": "remove", "path": "/paths/~1api~1ping/get/operationId"}])",
       "/paths/~1api~1ping/get/operationId: operation-ids/present, absent"},
      {"operation-ids",
       R"([{"op": "copy", "from": "/paths/~1api~1ping/get", "path": "/paths/~1api~1ping/put"}])",
       "/paths/~1api~1ping/put/operationId: operation-ids/unique, doubled"},
      {"parameters", R"([{"op": "move", "from": "/paths/~1api~1ping", "path": "/paths/~1api~1{id}"}])",
       "/paths/~1api~1{id}/get/parameters: parameters/declared, undeclared"},
      {"parameters",
       R"([{"op": "add", "path": "/paths/~1api~1ping/get/parameters", "value": [
            {"name": "id", "in": "path", "required": true, "schema": {}}]}])",
       "/paths/~1api~1ping/get/parameters/0: parameters/in-path, stray"},
      {"parameters",
       R"([{"op": "add", "path": "/paths/~1api~1ping/parameters", "value": [
            {"name": "size", "in": "query"}, {"name": "size", "in": "query"}]}])",
       "/paths/~1api~1ping/parameters/1: parameters/unique, doubled"},
      {"parameters",
       R"([{"op": "add", "path": "/paths/~1api~1{id}", "value": {
            "parameters": [{"$ref": "#/components/parameters/id"}], "get": {"operationId": "get_one"}}},
           {"op": "add", "path": "/components/parameters", "value": {"id": {"name": "id", "in": "path"}}}])",
       "/paths/~1api~1{id}/parameters/0: parameters/required, not-required"},
      {"references", R"([{"op": "remove", "path": "/components/schemas/Pong"}])",
       "/paths/~1api~1ping/get/responses/200/content/application~1json/schema/$ref: references/resolves, "
       "unresolved"},
      {"security", R"([{"op": "remove", "path": "/security"}])",
       "/paths/~1api~1ping/get: security/security, none"},
      {"security", R"([{"op": "remove", "path": "/components/securitySchemes"}])",
       "/security/0/bearer: security/defined, undefined"},
      {"security", R"([{"op": "add", "path": "/security/0/bearer/-", "value": "API"}])",
       "/security/0/bearer: security/no-scopes, scopes"},
  };
  for (const Row& row : rows) {
    const std::vector<std::string> none;
    BOOST_TEST(faults(sound_document(), row.rule) == none, boost::test_tools::per_element());
    const std::vector<std::string> found = faults(sound_document().patch(json::parse(row.patch)), row.rule);
    BOOST_TEST_CONTEXT(row.rule << " after " << row.patch) {
      BOOST_TEST_REQUIRE(!found.empty());
      BOOST_TEST(found.front() == row.fault);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_is_as_good_as_its_document) {
  const std::string page =
      "<html><script>docs.apiDescriptionDocument = {\"spec\":" + sound_document().dump() +
      "}.spec;</script></html>";
  BOOST_TEST(faults(json(page), "meta-schema").empty());
  BOOST_TEST(faults(json("<html>login</html>"), "references").front() == ": document, no-document");
}

BOOST_AUTO_TEST_SUITE_END()
