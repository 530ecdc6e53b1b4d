#include "http/http_date.h"

#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using conform::http::parse_http_date;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(http_date)

BOOST_AUTO_TEST_CASE(both_spellings_are_read) {
  BOOST_TEST(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT").value() == 0);
  BOOST_TEST(parse_http_date("Mon, 23 Nov 2026 17:13:57 GMT").value() == 1'795'454'037);
  BOOST_TEST(parse_http_date("Mon, 23-Nov-2026 17:13:57 GMT").value() == 1'795'454'037);
  BOOST_TEST(parse_http_date("Thu, 29 Feb 2024 23:59:59 GMT").value() == 1'709'251'199);
}

BOOST_DATA_TEST_CASE(anything_else_is_no_date,
                     data::make(std::initializer_list<std::string>{
                         "", "tomorrow", "Mon, ", "Mon, 23 Nov 2026", "Mon, 30 Feb 2026 00:00:00 GMT",
                         "Mon, 23 Nov 2026 24:00:00 GMT", "Mon, 23 Foo 2026 17:13:57 GMT",
                         "Mon, xx Nov 2026 17:13:57 GMT", "Mon, -1 Nov 2026 17:13:57 GMT"}),
                     text) {
  BOOST_TEST(!parse_http_date(text).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
