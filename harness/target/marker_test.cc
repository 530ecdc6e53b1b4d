#include "target/marker.h"

#include <set>

#include <boost/test/unit_test.hpp>

using conform::target::Marker;

BOOST_AUTO_TEST_SUITE(marker)

BOOST_AUTO_TEST_CASE(a_name_says_whose_it_is_and_is_never_given_twice) {
  Marker marker(1'768'473'000);
  std::set<std::string> names;
  for (int i = 0; i < 1000; ++i) names.insert(marker.next());
  BOOST_TEST(names.size() == 1000U);
  for (const std::string& name : names) {
    BOOST_TEST(name.rfind("kct-" + marker.run() + '-', 0) == 0U);
    BOOST_TEST(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    BOOST_TEST(name.size() <= 20U);
  }
}

BOOST_AUTO_TEST_CASE(runs_are_told_apart_and_sort_by_their_time) {
  constexpr std::int64_t day = 86'400;
  const Marker earlier(1'768'473'000);
  const Marker later(1'768'473'000 + day);
  BOOST_TEST(earlier.run().size() == 10U);
  BOOST_TEST(earlier.run() < later.run());
  BOOST_TEST(Marker(1'768'473'000).run() != earlier.run());
}

BOOST_AUTO_TEST_CASE(it_is_found_again_wherever_it_stands) {
  Marker marker(1'768'473'000);
  const std::string name = marker.next();
  for (const std::string& text : {name, "before " + name + " after", "(" + name + ")", "kct-x " + name}) {
    const auto found = conform::target::find_marker(text);
    BOOST_REQUIRE_MESSAGE(found, text);
    BOOST_TEST(found->text == name);
    BOOST_TEST(found->run == marker.run());
    BOOST_TEST(found->time == 1'768'473'000);
    BOOST_TEST(conform::target::leading_marker(text).has_value() == text.starts_with(name), text);
  }
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_one_is_none) {
  for (const char* text :
       {"", "kct-", "kct-short-1", "kct-t0abcdefgh", "kct-t0abcdefgh-", "KCT-t0abcdefgh-1",
        "kct-T0abcdefgh-1", "kct-t0abcdefghi-1", "xkct-t0abcdefgh-1", "kct-0000000000-1", "kct t0abcdefgh-1"})
    BOOST_TEST(!conform::target::find_marker(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
