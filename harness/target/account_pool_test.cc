#include "target/account_pool.h"

#include <atomic>
#include <thread>

#include <boost/test/unit_test.hpp>

using namespace conform::target;

namespace {

AccountPool two_accounts() {
  return AccountPool({{"user", "john", "Europe/Berlin", 1, {"token-a"}},
                      {"super_admin", "susan", "Asia/Tokyo", 2, {"token-b", "token-c"}}});
}

struct Refusal {
  std::vector<ActorRequest> requests;
  std::string reason;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(account_pool)

BOOST_AUTO_TEST_CASE(a_fitting_account_is_lent) {
  AccountPool pool = two_accounts();
  const Lease lease = pool.lease({{"super_admin", "Asia/Tokyo", {}, 2}});
  BOOST_REQUIRE(lease.index() == 0U);
  BOOST_TEST(std::get<0>(lease).front().username == "susan");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_had_is_named_at_once) {
  const std::vector<Refusal> refusals{
      {{{"admin", {}, {}, 1}}, "no account with the role admin"},
      {{{"user", "Asia/Tokyo", {}, 1}}, "no account with the role user in the time zone Asia/Tokyo"},
      {{{"user", {}, {}, 2}}, "no account with the role user with 2 tokens"},
      {{{{}, {}, "2026-03-01", 1}}, "no account whose token expires on a chosen date"},
      {{{"user", {}, {}, 1}, {"user", {}, {}, 1}}, "no second account with the role user"},
      {{{"user", {}, {}, 1}, {"admin", {}, {}, 1}}, "no account with the role admin"},
      {{{{}, "Asia/Tokyo", {}, 1}, {"super_admin", {}, {}, 2}},
       "no second account with the role super_admin with 2 tokens"},
  };
  for (const Refusal& refusal : refusals) {
    AccountPool pool = two_accounts();
    const Lease lease = pool.lease(refusal.requests);
    BOOST_REQUIRE(lease.index() == 1U);
    BOOST_TEST(std::get<1>(lease) == refusal.reason);
  }
}

BOOST_AUTO_TEST_CASE(two_requests_get_two_accounts) {
  AccountPool pool = two_accounts();
  const Lease lease = pool.lease({{}, {}});
  BOOST_REQUIRE(lease.index() == 0U);
  BOOST_TEST(std::get<0>(lease)[0].id != std::get<0>(lease)[1].id);
}

BOOST_AUTO_TEST_CASE(a_higher_role_is_lent_only_where_it_is_asked_for) {
  AccountPool pool({{"super_admin", "susan", "Europe/Berlin", 1, {"a"}},
                    {"admin", "anna", "Europe/London", 2, {"b"}},
                    {"user", "john", "Europe/Berlin", 3, {"c"}},
                    {"teamlead", "tony", "Asia/Bangkok", 4, {"d"}}});
  struct Row {
    std::vector<ActorRequest> requests;
    std::vector<std::string> names;
  };
  const std::vector<Row> rows{
      {{{}}, {"john"}},
      {{{}, {}}, {"john", "tony"}},
      {{{}, {"user", {}, {}, 1}}, {"tony", "john"}},
      {{{{}, "Europe/Berlin", {}, 1}, {"user", {}, {}, 1}, {}}, {"susan", "john", "tony"}},
      {{{"super_admin", {}, {}, 1}, {}}, {"susan", "john"}},
  };
  for (const Row& row : rows) {
    const Lease lease = pool.lease(row.requests);
    BOOST_REQUIRE(lease.index() == 0U);
    std::vector<std::string> names;
    for (const Actor& actor : std::get<0>(lease)) names.push_back(actor.username);
    BOOST_TEST(names == row.names, boost::test_tools::per_element());
    pool.give_back(std::get<0>(lease));
  }
}

BOOST_AUTO_TEST_CASE(an_account_is_never_lent_to_two_at_once) {
  AccountPool pool = two_accounts();
  std::atomic<int> holders{0};
  std::atomic<bool> doubled{false};
  const auto borrow = [&] {
    for (int i = 0; i < 500; ++i) {
      const Lease lease = pool.lease({{"user", {}, {}, 1}});
      if (++holders > 1) doubled = true;
      --holders;
      pool.give_back(std::get<0>(lease));
    }
  };
  std::thread first(borrow);
  std::thread second(borrow);
  first.join();
  second.join();
  BOOST_TEST(!doubled);
}

BOOST_AUTO_TEST_SUITE_END()
