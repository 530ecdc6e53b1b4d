#include "run/forecast.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan_fixture.h"

using namespace conform;
using namespace conform::run;

BOOST_FIXTURE_TEST_SUITE(forecast_of_a_plan, plan::examples::PlanFixture)

BOOST_AUTO_TEST_CASE(requests_and_objects_are_counted_with_their_deletion) {
  const Forecast all = forecast(plan::make_plan(input), {2, 0}, target);
  BOOST_TEST(all.cases == 7U);
  BOOST_TEST(all.skipped == 0U);
  // Three reading cases, four that make a record each, and two worlds of three objects.
  BOOST_TEST(all.objects == 4U + 6U);
  BOOST_TEST(all.requests == 3U + 4U + 6U + 10U);
}

BOOST_AUTO_TEST_CASE(elsewhere_children_are_read_before_a_deletion) {
  const plan::Plan planned = plan::make_plan(input);
  target.built_in = false;
  const Forecast all = forecast(planned, {2, 0}, target);
  // A customer has four lists of children, a project three, an activity one, a record none.
  BOOST_TEST(all.requests == 3U + 4U + 6U + 10U + 2U * 8U);
  target.version = Version{2, 24, 0};
  target.page_deletions = {"delete_customer", "delete_project", "delete_activity"};
  BOOST_TEST(forecast(planned, {2, 0}, target).requests == all.requests + 6U * 4U);
  BOOST_TEST(forecast(planned, {2, 3}, target).requests == all.requests + 6U * 4U + 36U);
}

BOOST_AUTO_TEST_CASE(what_is_skipped_costs_nothing) {
  target.capabilities = {};
  const Forecast all = forecast(plan::make_plan(input), {2, 0}, target);
  BOOST_TEST(all.skipped == 4U);
  BOOST_TEST(all.objects == 0U);
  BOOST_TEST(all.requests == 3U);
}

BOOST_AUTO_TEST_CASE(the_time_follows_the_limit_or_the_workers) {
  const Forecast all{10, 0, 1'200, 0};
  BOOST_TEST(expected_time(all, {5, false}, 2).count() == 240);
  BOOST_TEST(expected_time(all, {}, 2).count() == 60);
  BOOST_TEST(expected_time(all, {0, true}, 2).count() == 120);
  BOOST_TEST(expected_time(all, {500, false}, 1).count() == 120);
}

BOOST_AUTO_TEST_CASE(it_is_told_in_one_sentence) {
  BOOST_TEST(sentence({10, 0, 1'200, 0}, {5, false}, {2, 0}) ==
             "1200 requests; about 4 min at 5/s with 2 workers");
  BOOST_TEST(
      sentence({10, 0, 30, 1}, {}, {1, 4}) ==
      "30 requests, 1 object to make and delete, at most 4 temporary users with their tokens; about 3 s "
      "with 1 worker");
  BOOST_TEST(sentence({10, 0, 100'000, 1}, {2, true}, {2, 1}) ==
             "100000 requests, 1 object to make and delete, at most 1 temporary user with their tokens; "
             "about 2.8 h at a rate that follows the server with 2 workers");
  BOOST_TEST(
      sentence({10, 0, 30, 0}, {}, {2, 9, 3}) ==
      "30 requests, at most 12 temporary users at a time, 3 of them made by scenarios; about 2 s with 2 "
      "workers");
}

BOOST_AUTO_TEST_SUITE_END()
