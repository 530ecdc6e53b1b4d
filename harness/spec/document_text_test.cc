#include "spec/document_text.h"

#include <boost/test/unit_test.hpp>

using namespace conform;
using spec::canonical_document;

namespace {

constexpr const char* plain =
    R"({"openapi":"3.0.0","paths":{},"info":{"version":"1.1","title":"T"},"components":{"schemas":{"F":{"type":
    "object","properties":{"user":{"type":"integer","example":18},"budget":{"type":"string","example":"01:30"},
    "any":[]}}}}})";

constexpr const char* stored = R"({
  "components": {
    "schemas": {
      "F": {
        "properties": {
          "any": {},
          "budget": {
            "example": "01:30",
            "type": "string"
          },
          "user": {
            "type": "integer"
          }
        },
        "type": "object"
      }
    }
  },
  "info": {
    "title": "T",
    "version": "1.1"
  },
  "openapi": "3.0.0",
  "paths": {}
}
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(document_text)

BOOST_AUTO_TEST_CASE(every_form_of_a_document_is_stored_as_the_same_text) {
  const std::string object = plain;
  BOOST_TEST(canonical_document(object, "x") == stored);
  BOOST_TEST(canonical_document("{\"spec\":" + object + "}", "x") == stored);
  BOOST_TEST(canonical_document("<html><script>docs.apiDescriptionDocument = {\"spec\":" + object +
                                    "}.spec;</script></html>",
                                "x") == stored);
  BOOST_TEST(canonical_document(stored, "x") == stored);
}

BOOST_AUTO_TEST_CASE(what_is_no_document_is_an_error) {
  for (const char* text :
       {"", "[]", "{}", "<html>", "{\"openapi\":\"3.0.0\"", "{\"openapi\":\"3.0.0\",\"paths\":1}"})
    BOOST_CHECK_THROW(canonical_document(text, "x"), InputError);
}

BOOST_AUTO_TEST_SUITE_END()
