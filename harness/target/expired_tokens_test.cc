#include "target/expired_tokens.h"

#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/account_pool.h"

using namespace conform::target;

namespace {

struct Given {
  AccountPool pool{{{"user", "john", "Europe/Berlin", 7, {"valid"}}}};
  ExpiredTokens control{std::make_unique<GivenAccounts>(pool), {"old", "older"}};

  static ActorRequest wants(const std::string& expires, int tokens = 1) {
    ActorRequest request;
    request.expires = expires;
    request.tokens = tokens;
    return request;
  }
  std::string lent(const std::vector<ActorRequest>& requests) {
    const Lease lease = control.lease(requests);
    if (const auto* reason = std::get_if<std::string>(&lease)) return "no: " + *reason;
    std::string text;
    for (const Actor& actor : std::get<std::vector<Actor>>(lease))
      text += actor.username + '/' + actor.tokens.front() + ' ';
    control.give_back(std::get<std::vector<Actor>>(lease));
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(expired_tokens, Given)

BOOST_AUTO_TEST_CASE(whoever_wants_an_expired_token_gets_one_that_was_given) {
  BOOST_TEST(lent({wants("past")}) == "/old ");
  BOOST_TEST(lent({wants("past"), {}, wants("past", 2)}) == "/old john/valid /old ");
  BOOST_TEST(lent({{}, wants("past")}) == "john/valid /old ");  // the account was given back
}

BOOST_AUTO_TEST_CASE(all_else_is_for_the_inner_control) {
  BOOST_TEST(lent({wants("soon")}) == "no: no account whose token ends while the run goes on");
  BOOST_TEST(lent({wants("past", 3)}) == "no: no account with 3 expired tokens");
  ActorRequest named = wants("past");
  named.token_names = {"mine"};
  BOOST_TEST(lent({named}) == "no: no account for which tokens are made");
  BOOST_TEST(!control.clock());
}

BOOST_AUTO_TEST_CASE(nothing_is_shown_of_the_account_of_a_given_token) {
  const TokenView view = control.token_screen({});
  BOOST_TEST(std::get<std::string>(view) ==
             "nothing is known of the account of an expired token that is given");
}

BOOST_AUTO_TEST_SUITE_END()
