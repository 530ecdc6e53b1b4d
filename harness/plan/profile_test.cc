#include "plan/profile.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan_fixture.h"

using namespace conform;
using namespace conform::plan;
using namespace conform::plan::examples;

BOOST_FIXTURE_TEST_SUITE(profile, PlanFixture)

BOOST_AUTO_TEST_CASE(full_is_everything_and_the_default) {
  const std::string everything = addresses();
  input.selection.profile = "full";
  BOOST_TEST(addresses() == everything);
  BOOST_TEST(!input.selection.chooses());
}

BOOST_AUTO_TEST_CASE(standard_plays_every_scenario_and_every_value_of_a_matrix) {
  input.selection.profile = "standard";
  BOOST_TEST(addresses() == kept + "[zone=Europe/Berlin,n=1]\n" + kept + "[zone=Europe/Berlin,n=2]\n" + kept +
                                "[zone=Asia/Kathmandu,n=1]\n" +
                                "token/life#missing\ntoken/life#valid\ntoken/life#many\n");
  BOOST_TEST(input.selection.chooses());
}

BOOST_AUTO_TEST_CASE(smoke_plays_one_case_for_each_must) {
  input.selection.profile = "smoke";
  BOOST_TEST(addresses() == kept + "[zone=Europe/Berlin,n=1]\ntoken/life#missing\n");
}

BOOST_AUTO_TEST_CASE(smoke_says_why_a_must_cannot_be_proven) {
  input.selection.profile = "smoke";
  target.capabilities = {};
  BOOST_TEST(addresses() == kept + "[zone=Europe/Berlin,n=1]\ntoken/life#missing\n");
  BOOST_TEST(reasons() == "needs write: the target is read only; --allow-write permits writing\n");
}

BOOST_AUTO_TEST_CASE(smoke_plays_what_the_catalogue_names_for_a_must) {
  const auto catalogue = read_catalogue(
      "requirements:\n"
      "  - { id: R-1, level: must, statement: a, source: b, smoke: \"token/life#valid\" }\n"
      "  - { id: R-2, level: must, statement: c, source: d, smoke: "
      "[\"datetime/local-time#kept[zone=Asia/Kathmandu,n=2]\",\n"
      "      \"datetime/local-time#kept[zone=Europe/Berlin,n=2]\", \"token/life#gone\"] }\n");
  input.catalogue = &catalogue;
  input.selection.profile = "smoke";
  BOOST_TEST(addresses() ==
             kept + "[zone=Europe/Berlin,n=2]\n" + kept + "[zone=Asia/Kathmandu,n=2]\ntoken/life#valid\n");
  target.capabilities = {};
  BOOST_TEST(addresses() == kept + "[zone=Europe/Berlin,n=1]\ntoken/life#valid\n");
  input.selection.suites = {"datetime"};
  target.capabilities = {"write"};
  BOOST_TEST(addresses() == kept + "[zone=Europe/Berlin,n=2]\n" + kept + "[zone=Asia/Kathmandu,n=2]\n");
}

BOOST_AUTO_TEST_CASE(smoke_takes_another_case_where_none_that_is_named_can_be_played) {
  const auto catalogue = read_catalogue(
      "requirements:\n"
      "  - { id: R-1, level: must, statement: a, source: b, smoke: \"token/life#many\" }\n"
      "  - { id: R-2, level: observed, statement: c, source: d }\n");
  input.catalogue = &catalogue;
  input.selection.profile = "smoke";
  BOOST_TEST(addresses() == "token/life#missing\n");
}

BOOST_AUTO_TEST_CASE(a_profile_works_on_what_the_filters_leave) {
  input.selection = {{"datetime"}, {}, {}, {}, {}};
  input.selection.profile = "smoke";
  BOOST_TEST(addresses() == kept + "[zone=Europe/Berlin,n=1]\n");
}

BOOST_AUTO_TEST_SUITE_END()
