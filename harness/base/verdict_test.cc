#include "base/verdict.h"

#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace conform;

BOOST_AUTO_TEST_SUITE(verdicts)

namespace {

/// From the least to the most alarming.
const std::vector<std::pair<Verdict, std::string>> in_order = {
    {Verdict::not_run, "not-run"},   {Verdict::skipped, "skipped"}, {Verdict::passed, "passed"},
    {Verdict::improved, "improved"}, {Verdict::changed, "changed"}, {Verdict::deviates, "deviates"},
    {Verdict::failed, "failed"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_verdict_has_a_name_of_its_own) {
  for (const auto& [verdict, text] : in_order) {
    BOOST_TEST(name(verdict) == text);
    BOOST_TEST((verdict_named(text) == verdict), text);
  }
  BOOST_TEST((verdict_named("Failed") == Verdict::not_run), "what is unknown can never pass");
}

BOOST_AUTO_TEST_CASE(the_worse_of_two_wins_in_either_order) {
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    for (std::size_t j = i; j < in_order.size(); ++j) {
      const Verdict less = in_order[i].first;
      const Verdict more = in_order[j].first;
      BOOST_TEST((worse(less, more) == more), name(less) << ", " << name(more));
      BOOST_TEST((worse(more, less) == more), name(more) << ", " << name(less));
    }
  }
}

BOOST_AUTO_TEST_CASE(levels_and_blames_have_names) {
  BOOST_TEST(name(Level::must) == "must");
  BOOST_TEST(name(Level::should) == "should");
  BOOST_TEST(name(Level::observed) == "observed");
  for (const Blame blame : {Blame::installation, Blame::document, Blame::environment, Blame::harness})
    BOOST_TEST((blame_named(name(blame)) == blame), name(blame));
  BOOST_TEST(name(Blame::environment) == "environment");
}

BOOST_AUTO_TEST_SUITE_END()
