#include "spec/document_page.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "spec/document.h"

using namespace conform;
using namespace conform::spec;

namespace {

constexpr const char* small =
    R"({"openapi":"3.0.0","info":{"title":"a } in a \"text\" \\","version":"1"},"paths":{"/a":{"get":{"responses":{}}}}})";

std::string page_around(const std::string& script) {
  return "<!DOCTYPE html>\n<html><style>a { b: c; }</style>\n<body>" + script + "</body></html>\n";
}

/// The title of the document that is loaded, else everything that is wrong with it.
std::string outcome(const std::string& text) {
  try {
    return SpecDocument::load(text, "doc.html").title();
  } catch (const InputError& error) {
    return render(error.diagnostics());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_page)

BOOST_AUTO_TEST_CASE(the_document_is_found_in_what_people_save) {
  const std::string wrapped = R"({"spec":)" + std::string(small) + "}";
  const std::vector<std::string> table{
      small,
      wrapped,
      "\xEF\xBB\xBF" + wrapped,
      page_around("<script>docs.apiDescriptionDocument = " + wrapped + ".spec;\nlet b = {};</script>"),
      page_around("<script>docs.apiDescriptionDocument=" + std::string(small) + "</script>"),
      page_around("<script>if (docs.apiDescriptionDocument) {}\ndocs.apiDescriptionDocument = 1;"
                  "docs.apiDescriptionDocument\n=\n" +
                  wrapped + "</script>"),
      page_around(R"(<script id="swagger-data" type="application/json">)" + wrapped + "</script>"),
      "\xEF\xBB\xBF \n" + page_around("<script>docs.apiDescriptionDocument = " + wrapped + "</script>"),
  };
  for (const std::string& text : table) BOOST_TEST(outcome(text) == "a } in a \"text\" \\", text);
}

BOOST_AUTO_TEST_CASE(a_page_without_the_document_says_what_may_be_wrong) {
  const std::string missing =
      "doc.html: error: this is an HTML page without the document; was the login missing?\n"
      "      hint: save the page <URL>/api/doc from a browser that is logged in\n";
  const std::string cut =
      "doc.html: error: this HTML page ends within the document\n"
      "      hint: save the whole page <URL>/api/doc\n";
  struct Row {
    std::string text;
    std::string complaint;
  };
  const std::vector<Row> table{
      {"<", missing},
      {"\n<html><form action='/login'></form></html>", missing},
      {"<script>docs.apiDescriptionDocument", missing},
      {"<script>docs.apiDescriptionDocument = null; {}</script>", missing},
      {"<script>docs.apiDescriptionDocument = {", cut},
      {"<script>docs.apiDescriptionDocument = {\"a}", cut},
      {"<script>docs.apiDescriptionDocument = {\"a\\", cut},
      {"<script>docs.apiDescriptionDocument = " + std::string(1'000'000, '{'), cut},
  };
  for (const Row& row : table) BOOST_TEST(outcome(row.text) == row.complaint);
}

BOOST_AUTO_TEST_CASE(places_are_those_of_the_page) {
  const std::string said = outcome("<html>\n<script>docs.apiDescriptionDocument = {\"a\": ?}</script>");
  BOOST_TEST(said.starts_with("doc.html:2:45: error: not JSON: "), said);
}

BOOST_AUTO_TEST_CASE(only_an_object_under_spec_is_taken_for_the_document) {
  const std::string hint =
      "      hint: save it from the installation while you are logged in: the page <URL>/api/doc, in "
      "older versions <URL>/api/doc.json\n";
  BOOST_TEST(outcome(R"({"spec":[]})") ==
             "doc.html: error: not an OpenAPI document: it has no key 'openapi'\n" + hint);
  BOOST_TEST(outcome(R"({"openapi":"3.0.0","spec":{}})") ==
             "doc.html: error: the OpenAPI document has no 'info'\n" + hint +
                 "doc.html: error: the OpenAPI document has no 'paths'\n" + hint);
}

BOOST_AUTO_TEST_SUITE_END()
