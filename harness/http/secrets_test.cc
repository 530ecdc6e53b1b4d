#include "http/secrets.h"

#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>

using conform::http::Secrets;

namespace {

struct Row {
  const char* what;
  std::string secret;
  std::string text;
  std::string masked;
};

// The encoded texts were made with PHP and Python.
const Row rows[] = {
    {"plain", "s3cret-token", "Bearer s3cret-token.", "Bearer <redacted>."},
    {"twice", "s3cret-token", "s3cret-tokens3cret-token", "<redacted><redacted>"},
    {"percent-encoded", "pass w/rd&1", "?p=pass%20w%2Frd%261&x", "?p=<redacted>&x"},
    {"percent-encoded in lower case", "pass w/rd&1", "?p=pass%20w%2frd%261", "?p=<redacted>"},
    {"form-encoded", "pass w/rd&1", "p=pass+w%2Frd%261", "p=<redacted>"},
    {"base64", "s3cret-token", "czNjcmV0LXRva2Vu", "<redacted>"},
    {"base64 behind a user of 3 letters", "s3cret-token",
     "Basic YW5hOnMzY3JldC10b2tlbg==", "Basic YW5hOn<redacted>g=="},
    {"base64 behind a user of 4 letters", "s3cret-token",
     "Basic YW5uYTpzM2NyZXQtdG9rZW4=", "Basic YW5uYTp<redacted>4="},
    {"base64 for URLs", "\?\?>>\?\?>>x", "Pz8-Pj8_Pj54", "<redacted>"},
    {"JSON", "a\"b\\c/d\n", R"({"p":"a\"b\\c/d\n"})", R"({"p":"<redacted>"})"},
    {"JSON with slashes escaped", "a\"b\\c/d\n", R"({"p":"a\"b\\c\/d\n"})", R"({"p":"<redacted>"})"},
    {"JSON of Symfony", "a<b>&'\"", R"({"p":"a\u003Cb\u003E\u0026\u0027\u0022"})", R"({"p":"<redacted>"})"},
    {"JSON in ASCII",
     "gr\xc3\xbc\xc3\x9f"
     "e",
     R"("gr\u00fc\u00dfe")", R"("<redacted>")"},
    {"JSON in ASCII beyond the first plane", "key \xf0\x9f\x94\x91", R"("key \ud83d\udd11")",
     R"("<redacted>")"},
    {"HTML", "a<b>&'\"", "value=\"a&lt;b&gt;&amp;&#039;&quot;\"", "value=\"<redacted>\""},
    {"HTML as other frameworks write it", "a<b>&'\"", "a&lt;b&gt;&amp;&#x27;&quot;", "<redacted>"},
    {"hexadecimal", "s3cret-token", "7333637265742d746f6b656e 7333637265742D746F6B656E",
     "<redacted> <redacted>"},
    {"every byte percent-encoded", "s3cret", "%73%33%63%72%65%74", "<redacted>"},
    {"a string literal", "s3cret", "\\x73\\x33\\x63\\x72\\x65\\x74", "<redacted>"},
    {"percent-encoded twice", "pass w/rd&1", "?back=%2F%3Fp%3Dpass%2520w%252Frd%25261",
     "?back=%2F%3Fp%3D<redacted>"},
    {"cut off with an ellipsis", "s3cret-token", "Bearer s3cret-…", "Bearer <redacted>…"},
    {"most of it", "s3cret-token", "Bearer s3cret-tok' x", "Bearer <redacted>' x"},
    {"a word of a shell", "it's me", "-d 'it'\\''s me'", "-d '<redacted>'"},
    {"longer one first", "s3cret", "s3cret", "<redacted>"},
    {"too short to be masked", "abcde", "abcde", "abcde"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(secrets)

BOOST_AUTO_TEST_CASE(a_secret_is_masked_however_it_is_spelled) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.what) {
      Secrets all;
      all.add(row.secret);
      BOOST_TEST(all.masked("<" + row.text + ">") == "<" + row.masked + ">");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_secret_that_begins_another_leaves_no_rest_of_it) {
  Secrets all;
  all.add("hunter");
  all.add("hunter2-and-more");
  BOOST_TEST(all.masked("hunter2-and-more hunter") == "<redacted> <redacted>");
}

BOOST_AUTO_TEST_CASE(what_is_left_of_a_second_secret_goes_with_the_first) {
  Secrets all;
  all.add("abcdefgh");
  all.add("fghXYZ123");
  BOOST_TEST(all.masked("-abcdefghXYZ123-") == "-<redacted>-");
}

BOOST_AUTO_TEST_CASE(one_that_is_cut_off_at_the_end_of_a_text_is_masked) {
  Secrets all;
  all.add("s3cret-token");
  BOOST_TEST(all.masked("{\"echo\":\"s3cret") == "{\"echo\":\"<redacted>");
  BOOST_TEST(all.masked("{\"echo\":\"s3cre") == "{\"echo\":\"s3cre");
}

BOOST_AUTO_TEST_CASE(it_learns_while_others_write) {
  Secrets all;
  std::thread learning([&] {
    for (int i = 0; i < 200; ++i) all.add("s3cret-" + std::to_string(1000 + i));
  });
  for (int i = 0; i < 200; ++i)
    BOOST_TEST(all.masked("a text without any of them") == "a text without any of them");
  learning.join();
  BOOST_TEST(all.masked("s3cret-1000 s3cret-1199") == "<redacted> <redacted>");
}

BOOST_AUTO_TEST_CASE(ordinary_text_stays) {
  Secrets all;
  all.add("s3cret-token");
  const std::string text = "token s3cret and other words";
  BOOST_TEST(all.masked(text) == text);
  BOOST_TEST(Secrets().masked(text) == text);
}

BOOST_AUTO_TEST_SUITE_END()
