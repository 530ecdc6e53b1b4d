#include "target/configuration/own_records.h"

#include <boost/test/unit_test.hpp>

using namespace conform;

namespace {

http::Exchange answered(int status) {
  http::Exchange exchange;
  exchange.outcome = http::Response{status, {}, "{}"};
  return exchange;
}

const std::vector<std::string> all_but_users{"teamlead", "admin", "super_admin"};

}  // namespace

BOOST_AUTO_TEST_SUITE(own_records)

BOOST_AUTO_TEST_CASE(they_are_asked_for_by_reading_one) {
  const http::Request request = target::own_records_request("abc");
  BOOST_TEST(request.method == "GET");
  BOOST_TEST(request.target == "/api/timesheets?size=1");
  BOOST_TEST(*http::find_header(request.headers, "Authorization") == "Bearer abc");
  BOOST_TEST((http::find_header(target::own_records_request({}).headers, "Authorization") == nullptr));
}

BOOST_AUTO_TEST_CASE(a_refusal_takes_the_permission_from_whoever_asked) {
  Configuration configuration;
  target::note_refused_records(answered(403), "user", configuration);
  BOOST_TEST(configuration.permissions.at("view_own_timesheet") == all_but_users,
             boost::test_tools::per_element());
  target::note_refused_records(answered(403), "teamlead", configuration);
  BOOST_TEST(configuration.permissions.at("view_own_timesheet") ==
                 (std::vector<std::string>{"admin", "super_admin"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_else_says_anything) {
  for (const int status : {200, 302, 401, 404, 500}) {
    Configuration configuration;
    target::note_refused_records(answered(status), "user", configuration);
    BOOST_TEST(configuration.permissions.empty(), status);
  }
  Configuration configuration;
  target::note_refused_records({}, "user", configuration);
  BOOST_TEST(configuration.permissions.empty());
}

BOOST_AUTO_TEST_SUITE_END()
