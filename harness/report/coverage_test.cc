#include "report/coverage.h"

#include <boost/test/unit_test.hpp>

using namespace conform;
using namespace conform::report;

namespace {

OperationProfile answered(const std::string& operation, int status,
                          const std::vector<std::string>& pointers = {}) {
  OperationProfile profile;
  profile.operation = operation;
  profile.status = status;
  for (const std::string& pointer : pointers) profile.properties[pointer].count = 1;
  return profile;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(coverage)

BOOST_AUTO_TEST_CASE(what_was_never_called_or_seen_is_named) {
  const std::vector<DocumentedOperation> documented{
      {"get_a", {"/*/id", "/*/name"}}, {"get_b", {"/id"}}, {"post_c", {"/id"}}, {"delete_d", {}}};
  const std::vector<OperationCoverage> found = coverage_of(
      documented, {answered("get_a", 200, {"", "/*", "/*/id"}), answered("get_a", 401, {"/*/name"}),
                   answered("post_c", 400, {"/id"}), answered("delete_d", 204)});
  BOOST_TEST_REQUIRE(found.size() == 4U);
  const std::vector<std::string> name{"/*/name"}, id{"/id"}, none;
  BOOST_TEST(found[0].succeeded);
  BOOST_TEST(found[0].refused);
  BOOST_TEST(found[0].never_seen == name, boost::test_tools::per_element());
  BOOST_TEST(!found[1].succeeded);
  BOOST_TEST(!found[1].refused);
  BOOST_TEST(found[1].never_seen == id, boost::test_tools::per_element());
  BOOST_TEST(!found[2].succeeded);
  BOOST_TEST(found[2].refused);
  BOOST_TEST(found[2].never_seen == id, boost::test_tools::per_element());
  BOOST_TEST(found[3].succeeded);
  BOOST_TEST(found[3].never_seen == none, boost::test_tools::per_element());
  BOOST_TEST(coverage_line(found) ==
             "2 of 4 operations answered with success, 2 refused a call; 1 of 4 documented properties seen");
}

BOOST_AUTO_TEST_CASE(a_reason_stands_as_long_as_there_is_no_success) {
  const std::vector<DocumentedOperation> documented{
      {"get_a", {}, "harmful"}, {"get_b", {}, "harmful"}, {"get_c", {}, "gone"}, {"get_d", {}, ""}};
  const std::vector<OperationCoverage> found =
      coverage_of(documented, {answered("get_a", 404), answered("get_c", 200)});
  BOOST_TEST(found[0].not_called == "harmful");
  BOOST_TEST(found[2].not_called == "");
  BOOST_TEST(found[3].not_called == "");
  const std::map<std::string, std::vector<std::string>> expected{{"harmful", {"get_a", "get_b"}}};
  BOOST_TEST((not_called_by_reason(found) == expected));
}

BOOST_AUTO_TEST_SUITE_END()
