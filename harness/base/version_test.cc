#include "base/version.h"

#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace conform;

BOOST_AUTO_TEST_SUITE(versions)

namespace {

Version version(const std::string& text) {
  return Version::parse(text).value();
}

}  // namespace

BOOST_AUTO_TEST_CASE(releases_and_what_hangs_on_them_are_read) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"2.66.0", "2.66.0"},         {"2.66", "2.66.0"},
      {"0.0.0", "0.0.0"},           {"10.200.3000", "10.200.3000"},
      {"2.66.0-dev", "2.66.0"},     {"2.66.0-beta.1", "2.66.0"},
      {"2.66.0+build", "2.66.0"},   {"2.66-dev", "2.66.0"},
      {"999999.0.0", "999999.0.0"}, {"2.08.1", "2.8.1"},
  };
  for (const auto& [text, expected] : rows) {
    BOOST_TEST_CONTEXT("'" << text << "'") {
      const auto parsed = Version::parse(text);
      BOOST_TEST_REQUIRE(parsed.has_value());
      BOOST_TEST(to_string(*parsed) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_version_is_none) {
  for (const std::string text :
       {"", "2", "2.", "2.66.", "v2.66.0", " 2.66.0", "2.66.0 ", "2.66.0.1", "2..0", "-2.66.0", "2.-1.0",
        "+2.66.0", "2.66.x", "1000000.0.0", "99999999999999999999.0.0", "2,66,0"})
    BOOST_TEST(!Version::parse(text).has_value(), "'" << text << "'");
}

BOOST_AUTO_TEST_CASE(numbers_are_compared_and_not_texts) {
  BOOST_TEST((version("2.9.0") < version("2.10.0")));
  BOOST_TEST((version("2.10.1") > version("2.10.0")));
  BOOST_TEST((version("3.0.0") > version("2.99.99")));
  BOOST_TEST((version("2.10") == version("2.10.0")));
}

BOOST_AUTO_TEST_CASE(a_range_holds_its_begin_and_not_its_end) {
  const VersionRange range{version("2.14.0"), version("2.16.0")};
  BOOST_TEST(!range.contains(version("2.13.9")));
  BOOST_TEST(range.contains(version("2.14.0")));
  BOOST_TEST(range.contains(version("2.15.99")));
  BOOST_TEST(!range.contains(version("2.16.0")));
  BOOST_TEST((VersionRange{version("2.14.0"), {}}.contains(version("99.0.0"))));
  BOOST_TEST((VersionRange{{}, version("2.14.0")}.contains(version("0.0.0"))));
  BOOST_TEST((VersionRange{}.contains(version("1.0.0"))));
}

BOOST_AUTO_TEST_CASE(a_range_says_what_it_holds) {
  BOOST_TEST(to_string(VersionRange{version("2.16.0"), {}}) == "2.16.0 and newer");
  BOOST_TEST(to_string(VersionRange{{}, version("2.63.0")}) == "before 2.63.0");
  BOOST_TEST(to_string(VersionRange{version("2.14.0"), version("2.16.0")}) == "2.14.0 up to before 2.16.0");
  BOOST_TEST(to_string(VersionRange{}) == "every version");
}

BOOST_AUTO_TEST_SUITE_END()
