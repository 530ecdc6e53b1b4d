#include "target/one_time_code.h"

#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/digest.h"

using namespace conform::target;

BOOST_AUTO_TEST_SUITE(second_factor_codes)

// RFC 6238, appendix B, cut to the last six digits; the secret is `12345678901234567890`.
BOOST_AUTO_TEST_CASE(codes_of_the_rfc) {
  const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const std::vector<std::pair<std::int64_t, std::string>> rows{{59, "287082"},
                                                               {1'111'111'109, "081804"},
                                                               {1'111'111'111, "050471"},
                                                               {1'234'567'890, "005924"},
                                                               {2'000'000'000, "279037"},
                                                               {20'000'000'000, "353130"}};
  for (const auto& [time, code] : rows) BOOST_TEST(one_time_code(secret, time).value() == code);
}

BOOST_AUTO_TEST_CASE(secrets_are_read_as_people_copy_them) {
  const std::string plain = one_time_code("GEZDGNBVGY3TQOJQ", 59).value();
  BOOST_TEST(one_time_code("gezd gnbv gy3t qojq", 59).value() == plain);
  BOOST_TEST(one_time_code("GEZD-GNBV-GY3T-QOJQ====\n", 59).value() == plain);
}

BOOST_AUTO_TEST_CASE(a_code_that_was_used_is_waited_out) {
  BOOST_TEST(wait_for_next_code(1'800'000'015, -1) == 0);
  BOOST_TEST(wait_for_next_code(1'800'000'015, code_step(1'799'999'999)) == 0);
  BOOST_TEST(wait_for_next_code(1'800'000'015, code_step(1'800'000'000)) == 15);
  BOOST_TEST(wait_for_next_code(1'800'000'029, code_step(1'800'000'000)) == 1);
  BOOST_TEST(wait_for_next_code(1'800'000'030, code_step(1'800'000'000)) == 0);
}

BOOST_AUTO_TEST_CASE(what_is_no_base32_gives_no_code) {
  for (const char* secret : {"", "A", "====", "GEZD0NBV", "GEZD1", "geheim!"})
    BOOST_TEST(!one_time_code(secret, 59).has_value());
}

BOOST_AUTO_TEST_CASE(sha256_of_known_texts) {
  BOOST_TEST(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_SUITE_END()
