#include "spec/document.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "spec/schema_registry.h"

using namespace conform;
using namespace conform::spec;

BOOST_AUTO_TEST_SUITE(documents)

namespace {

/// Everything that loading complains about, rendered.
std::string complaints(const std::string& text) {
  try {
    SpecDocument::load(text, "doc.json");
  } catch (const InputError& error) {
    return render(error.diagnostics());
  }
  return "";
}

/// A document with one operation and these component schemas.
std::string with_schemas(const std::string& schemas) {
  return R"({"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"responses":{}}}},)"
         R"("components":{"schemas":)" +
         schemas + "}}";
}

std::string with_paths(const std::string& paths) {
  return R"({"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":)" + paths + "}";
}

struct Hostile {
  std::string name;
  std::string text;
  std::string complaint;
};

const std::string export_hint =
    "      hint: save it from the installation while you are logged in: the page <URL>/api/doc, in older "
    "versions "
    "<URL>/api/doc.json\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_sound_document_is_indexed) {
  const SpecDocument document = SpecDocument::load_file("testdata/small.json");
  BOOST_TEST(document.file() == "testdata/small.json");
  BOOST_TEST(document.title() == "A small time tracker");
  BOOST_TEST(document.api_version() == "1.1");
  BOOST_TEST(document.repairs() == 0U);
  std::string operations;
  for (const Operation& one : document.operations())
    operations += one.method + " " + one.path + " " + one.id + " " + one.documented_id + "\n";
  BOOST_TEST(operations ==
             "GET /api/other/{name}.csv get_csv get_csv\n"
             "GET /api/timesheets get_timesheets list_them\n"
             "GET /api/timesheets/active get_active_timesheet get_active\n"
             "GET /api/timesheets/{id} get_timesheet get_it\n"
             "PATCH /api/timesheets/{id} patch_timesheet \n");
}

BOOST_AUTO_TEST_CASE(an_operation_knows_parameters_bodies_and_responses) {
  const SpecDocument document = SpecDocument::load_file("testdata/small.json");
  const Operation* get = document.find("get_timesheet");
  BOOST_REQUIRE(get != nullptr);
  BOOST_REQUIRE(get->parameters.size() == 2U);
  BOOST_TEST(get->parameters[0].name == "id");
  BOOST_TEST(get->parameters[0].required);
  BOOST_TEST(get->parameters[1].name == "full");
  BOOST_TEST(get->parameters[1].in == "query");
  BOOST_TEST(get->pointer == "/paths/~1api~1timesheets~1{id}/get");
  const Operation* patch = document.find("patch_timesheet");
  BOOST_REQUIRE(patch != nullptr);
  BOOST_TEST(patch->deprecated);
  BOOST_TEST(patch->body_schema ==
             "/paths/~1api~1timesheets~1{id}/patch/requestBody/content/application~1json/schema");
  BOOST_TEST(document.find("list_them") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_status_finds_itself_then_its_range_then_the_default) {
  const SpecDocument document = SpecDocument::load_file("testdata/small.json");
  const Operation* list = document.find("get_timesheets");
  BOOST_REQUIRE(list != nullptr);
  const ResponseSpec* page = list->response(200);
  BOOST_REQUIRE(page != nullptr);
  BOOST_TEST(page->content.at("application/json") ==
             "/paths/~1api~1timesheets/get/responses/200/content/Application~1JSON; charset=utf-8/schema");
  BOOST_REQUIRE(page->required_headers.size() == 1U);
  BOOST_TEST(page->required_headers[0] == "X-Page");
  BOOST_REQUIRE(list->response(404) != nullptr);
  BOOST_TEST(list->response(404)->status == "4XX");
  BOOST_TEST(list->response(404)->pointer == "/components/responses/Refused");
  BOOST_TEST(list->response(404)->content.at("application/json") ==
             "/components/responses/Refused/content/application~1json/schema");
  BOOST_REQUIRE(list->response(500) != nullptr);
  BOOST_TEST(list->response(500)->status == "default");
  BOOST_TEST(document.find("get_timesheet")->response(404) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_concrete_path_finds_the_most_concrete_template) {
  const SpecDocument document = SpecDocument::load_file("testdata/small.json");
  const auto id = [&](const char* method, const char* path) {
    const Operation* found = document.match(method, path);
    return found == nullptr ? std::string("none") : found->id;
  };
  BOOST_TEST(id("GET", "/api/timesheets/7") == "get_timesheet");
  BOOST_TEST(id("GET", "/api/timesheets/active") == "get_active_timesheet");
  BOOST_TEST(id("PATCH", "/api/timesheets/active") == "patch_timesheet");
  BOOST_TEST(id("GET", "/api/timesheets") == "get_timesheets");
  BOOST_TEST(id("GET", "/api/other/x.csv") == "get_csv");
  for (const char* path : {"", "/", "/api/timesheets/", "/api/timesheets/7/", "/api/timesheets/7/x",
                           "/api/timesheetsx", "/api/other/.csv", "/api/other/x.txt", "api/timesheets"})
    BOOST_TEST(id("GET", path) == "none", path);
  BOOST_TEST(id("DELETE", "/api/timesheets/7") == "none");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_shown_with_its_place) {
  BOOST_TEST(complaints("") == "doc.json: error: the file is empty\n");
  BOOST_TEST(complaints(" \n ") == "doc.json: error: the file is empty\n");
  const std::string broken = complaints("{\n  \"openapi\": \"3.0.0\",\n  \"info\" {}\n}\n");
  BOOST_TEST(broken.starts_with("doc.json:3:10: error: not JSON: "), broken);
  BOOST_TEST(complaints("\xEF\xBB\xBF[").starts_with("doc.json:1:2: error: not JSON: "));
  BOOST_TEST(complaints("{\n\"a\": \"b\xFF\"}").starts_with("doc.json:2:8: error: not UTF-8\n"));
  BOOST_TEST(complaints("[1e999]").starts_with("doc.json: error: not JSON: "));
}

BOOST_AUTO_TEST_CASE(each_document_that_is_wrong_in_outline_says_how) {
  const std::vector<Hostile> table = {
      {"deep", std::string(300, '[') + std::string(300, ']'),
       "doc.json: error: nested deeper than 256 levels\n"},
      {"very deep", std::string(1'000'000, '['), "doc.json: error: nested deeper than 256 levels\n"},
      {"doubled key", R"({"a":{"b":1,"b":2}})",
       "doc.json: error: the same key twice in an object, at /a/b\n"},
      {"a list", "[]",
       "doc.json: error: not an OpenAPI document: the root is array, not an object\n" + export_hint},
      {"other JSON", R"({"a":1})",
       "doc.json: error: not an OpenAPI document: it has no key 'openapi'\n" + export_hint},
      {"Swagger 2.0", R"({"swagger":"2.0","info":{},"paths":{}})",
       "doc.json: error: a Swagger 2.0 document, where OpenAPI 3.0 is needed\n"
       "      hint: Kimai exports OpenAPI 3.0 since version 2.0; convert older exports\n"},
      {"OpenAPI 3.1", R"({"openapi":"3.1.0","info":{},"paths":{}})",
       "doc.json: error: an OpenAPI 3.1.0 document, where OpenAPI 3.0 is needed\n"
       "      hint: convert it to OpenAPI 3.0\n"},
      {"version as a number", R"({"openapi":3.0,"info":{},"paths":{}})",
       "doc.json: error: /openapi must be a version 3.0.x, as text\n" + export_hint},
      {"nothing but a version", R"({"openapi":"3.0.0"})",
       "doc.json: error: the OpenAPI document has no 'info'\n" + export_hint +
           "doc.json: error: the OpenAPI document has no 'paths'\n" + export_hint},
      {"no operations", with_paths("[]"),
       "doc.json: error: the document describes no operation\n"
       "      hint: a document that says nothing cannot be kept or broken\n"},
      {"wrong kinds",
       with_paths(R"({"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":7}}}},)"
                  R"("parameters":{}}},"/b":"x"})"),
       "doc.json: error: /paths/~1a/get/parameters must be a list, not object\n"
       "doc.json: error: /paths/~1a/get/responses/200/content/a~1b/schema must be a schema (an object), not "
       "number\n"
       "doc.json: error: /paths/~1b must be a path (an object), not string\n"},
      {"twin paths", with_paths(R"({"/a/{id}":{"get":{}},"/a/{name}":{"get":{}},"/a/x":{"get":{}}})"),
       "doc.json: error: /paths/~1a~1{name}/get is the same path as /paths/~1a~1{id}/get, but for the names "
       "of its parameters\n"},
      {"twin ids", with_paths(R"({"/a":{"get":{"operationId":"x"}},"/b":{"get":{"operationId":"x"}}})"),
       "doc.json: error: /paths/~1b/get has the operationId 'x' of /paths/~1a/get\n"},
      {"a path without slash", with_paths(R"({"a":{"get":{}}})"),
       "doc.json: error: /paths/a: a path must begin with '/'\n"},
  };
  for (const Hostile& row : table)
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(complaints(row.text) == row.complaint);
}

BOOST_AUTO_TEST_CASE(each_wrong_reference_is_named_in_full) {
  const std::string leads_out = "      hint: only references that begin with '#' are followed\n";
  const std::string cycle_hint = "      hint: let the recursion go through properties or items\n";
  const std::string cycle = "doc.json: error: a cycle of references that consumes no part of a body: ";
  const std::vector<Hostile> table = {
      {"nothing there", with_schemas(R"({"A":{"properties":{"x":{"$ref":"#/components/schemas/Gone"}}}})"),
       "doc.json: error: /components/schemas/A/properties/x: the reference '#/components/schemas/Gone' does "
       "not lead to a schema\n"},
      {"not a schema", with_schemas(R"({"A":{"$ref":"#/info"}})"),
       "doc.json: error: /components/schemas/A: the reference '#/info' does not lead to a schema\n"},
      {"another file", with_schemas(R"({"A":{"$ref":"other.json#/A"},"B":{"$ref":"http://x/y"}})"),
       "doc.json: error: /components/schemas/A: the reference 'other.json#/A' leads out of the document\n" +
           leads_out +
           "doc.json: error: /components/schemas/B: the reference 'http://x/y' leads out of the document\n" +
           leads_out},
      {"not text", with_schemas(R"({"A":{"$ref":5}})"),
       "doc.json: error: /components/schemas/A: a $ref must be text\n"},
      {"itself", with_schemas(R"({"A":{"$ref":"#/components/schemas/A"}})"),
       cycle + "/components/schemas/A -> /components/schemas/A\n" + cycle_hint},
      {"two",
       with_schemas(R"({"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}})"),
       cycle + "/components/schemas/A -> /components/schemas/B -> /components/schemas/A\n" + cycle_hint},
      {"through allOf", with_schemas(R"({"A":{"allOf":[{"$ref":"#/components/schemas/A"}]}})"),
       cycle + "/components/schemas/A -> /components/schemas/A/allOf/0 -> /components/schemas/A\n" +
           cycle_hint},
      {"through not", with_schemas(R"({"A":{"not":{"$ref":"#/components/schemas/A"}}})"),
       cycle + "/components/schemas/A -> /components/schemas/A/not -> /components/schemas/A\n" + cycle_hint},
      {"responses",
       with_paths(R"({"/a":{"get":{"responses":{"200":)"
                  R"({"$ref":"#/paths/~1a/get/responses/200"}}}}})"),
       cycle + "/paths/~1a/get/responses/200 -> /paths/~1a/get/responses/200\n" + cycle_hint},
  };
  for (const Hostile& row : table)
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(complaints(row.text) == row.complaint);
}

BOOST_AUTO_TEST_CASE(legal_recursion_and_odd_pointers_load) {
  BOOST_TEST(complaints(with_schemas(R"({"A":{"properties":{"a":{"$ref":"#/components/schemas/A"}},)"
                                     R"("items":{"$ref":"#/components/schemas/A"}}})")) == "");
  BOOST_TEST(complaints(with_schemas(R"({"A b":{},"c/d":{},"B":{"$ref":"#/components/schemas/A%20b"},)"
                                     R"("C":{"$ref":"#/components/schemas/c~1d"}})")) == "");
  BOOST_TEST(complaints(with_schemas(R"({"A":{"example":{"$ref":"gone"},"enum":[{"$ref":"gone"}],)"
                                     R"("properties":{"$ref":{"type":"string"}}}})")) == "");
}

BOOST_AUTO_TEST_CASE(a_chain_of_a_hundred_thousand_references_neither_crashes_nor_hangs) {
  std::string schemas = "{\"s0\":{}";
  for (int i = 1; i <= 100'000; ++i)
    schemas +=
        ",\"s" + std::to_string(i) + "\":{\"$ref\":\"#/components/schemas/s" + std::to_string(i - 1) + "\"}";
  const SpecDocument document = SpecDocument::load(with_schemas(schemas + "}"), "doc.json");
  BOOST_TEST(SchemaRegistry::compile(document).contains("/components/schemas/s100000"));
}

BOOST_AUTO_TEST_CASE(empty_lists_in_the_place_of_objects_are_read_as_objects) {
  const SpecDocument document = SpecDocument::load(
      R"({"openapi":"3.0.0","info":[],"paths":{"/a":{"get":{"security":[{"bearer":[]}],"tags":[],
      "responses":{"200":{"headers":[],"content":{"application/json":{"schema":[]}}},
                   "201":{"content":[]}}}}},
      "components":{"schemas":{"A":{"items":[],"properties":[],"default":[],"required":[],"enum":[[]]}}}})",
      "doc.json");
  BOOST_TEST(document.repairs() == 6U);
  const auto& normalised = document.normalised();
  BOOST_TEST(normalised["components"]["schemas"]["A"].dump() ==
             R"({"default":[],"enum":[[]],"items":{},"properties":{}})");
  BOOST_TEST(normalised["paths"]["/a"]["get"]["tags"].is_array());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_an_input_error) {
  BOOST_CHECK_THROW(SpecDocument::load_file("testdata/none.json"), InputError);
  BOOST_CHECK_THROW(SpecDocument::load_file("testdata"), InputError);
}

BOOST_AUTO_TEST_CASE(a_document_over_64_mb_is_refused_unread) {
  BOOST_TEST(complaints(std::string((64U << 20) + 1, ' ')) == "doc.json: error: larger than 64 MB\n");
}

BOOST_AUTO_TEST_SUITE_END()
