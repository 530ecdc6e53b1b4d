#include "http/encode.h"

#include <boost/test/unit_test.hpp>

using namespace conform::http;

BOOST_AUTO_TEST_SUITE(encode)

BOOST_AUTO_TEST_CASE(a_segment_stays_one_segment) {
  BOOST_TEST(encode_path_segment("12") == "12");
  BOOST_TEST(encode_path_segment("a-b.c_d~e") == "a-b.c_d~e");
  BOOST_TEST(encode_path_segment("../../etc?x#y") == "..%2F..%2Fetc%3Fx%23y");
  BOOST_TEST(encode_path_segment("..") == "%2E%2E");
  BOOST_TEST(encode_path_segment(".") == "%2E");
  BOOST_TEST(encode_path_segment("") == "");
  BOOST_TEST(encode_path_segment(std::string("\0\r\n\xc3\xbc%", 6)) == "%00%0D%0A%C3%BC%25");
}

BOOST_AUTO_TEST_CASE(a_query_keeps_order_repetition_and_blanks) {
  BOOST_TEST(encode_query({}) == "");
  BOOST_TEST(encode_query({{"size", "5"}, {"term", "a b+c&d=e"}}) == "size=5&term=a%20b%2Bc%26d%3De");
  BOOST_TEST(encode_query({{"users[]", "1"}, {"users[]", "2"}}) == "users%5B%5D=1&users%5B%5D=2");
  BOOST_TEST(encode_query({{"begin", "2024-07-01T08:15:00"}}) == "begin=2024-07-01T08%3A15%3A00");
  BOOST_TEST(encode_query({{"empty", ""}}) == "empty=");
}

BOOST_AUTO_TEST_CASE(a_form_is_read_as_it_was_encoded) {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  const Pairs pairs{{"name", "kct-a b+c&d=e"}, {"members[0][user]", "1"}, {"visible", ""}};
  BOOST_TEST((decode_form(encode_query(pairs)) == pairs));
  BOOST_TEST(
      (decode_form("a=1+2&&b&=x&c=%zz%4") == Pairs{{"a", "1 2"}, {"b", ""}, {"", "x"}, {"c", "%zz%4"}}));
  BOOST_TEST(decode_form("").empty());
}

BOOST_AUTO_TEST_CASE(a_text_in_base64_is_read_as_far_as_it_goes) {
  BOOST_TEST(base64_decoded("a2N0LW5vYm9keTpub3RoaW5n") == "kct-nobody:nothing");
  BOOST_TEST(base64_decoded("YTpi") == "a:b");
  BOOST_TEST(base64_decoded("YTpiYw==") == "a:bc");
  BOOST_TEST(base64_decoded("YTpi-more") == "a:b");
  BOOST_TEST(base64_decoded("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
