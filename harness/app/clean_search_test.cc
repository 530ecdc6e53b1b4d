#include <stdexcept>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

reference::Account account(const TestInstallation& kimai, const std::string& actor) {
  for (const auto& [name, one] : kimai.server.actors())
    if (name == actor) return one;
  throw std::out_of_range(actor);
}

/// Cleans without a journal.
struct Search {
  const char* version;
  const char* actor;
  bool by_login;
  std::vector<std::string> permissions;
  int exit_code;
  std::string said;
};

reference::Options options(const Search& search) {
  reference::Options out;
  out.version = search.version;
  out.permissions = search.permissions;
  return out;
}

const std::string needs_login = "only their page shows them, which needs --login";
const std::string makes_none = "; a run by this account makes none\n";
const std::string no_page = "warning: hidden tags cannot be looked for: " + needs_login + '\n';
const std::string no_tokens = "note: API tokens cannot be looked for: " + needs_login + makes_none;
const std::string no_tokens_of_others =
    "note: API tokens of other accounts cannot be looked for: their accounts are listed for super "
    "administrators only" +
    makes_none;

std::string refused(const std::string& what) {
  return what + " cannot be looked for: GET answered 403";
}

std::string nothing_left(const std::string& kinds = {}) {
  return "0 objects deleted, 0 left" +
         (kinds.empty()
              ? std::string("\n")
              : ", " + kinds +
                    " could not be searched\n      hint: they may be left; clean up with --login of a "
                    "super administrator, or look for names that begin with kct-\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clean_search)

BOOST_AUTO_TEST_CASE(what_may_be_left_and_cannot_be_looked_for_is_no_success) {
  const std::string no_teams_or_users =
      "note: " + refused("teams") + makes_none + "note: " + refused("users") + makes_none;
  const std::vector<Search> table{
      {"2.66.0", "super_admin", true, {}, 0, nothing_left()},
      {"2.14.0", "super_admin", true, {}, 0, nothing_left()},
      {"2.66.0", "super_admin", false, {}, 6, no_page + no_tokens + nothing_left("1 kind")},
      {"2.14.0",
       "super_admin",
       false,
       {},
       6,
       "warning: tags cannot be looked for: " + needs_login + '\n' + no_tokens + nothing_left("1 kind")},
      // What such an account cannot have made is no reason to doubt.
      {"2.66.0",
       "user",
       false,
       {},
       0,
       "note: hidden tags cannot be looked for: " + needs_login + makes_none + no_teams_or_users + no_tokens +
           nothing_left()},
      {"2.66.0",
       "user",
       true,
       {},
       0,
       "note: hidden tags cannot be looked for: the page of the tags answered 403" + makes_none +
           no_teams_or_users + no_tokens_of_others + nothing_left()},
      {"2.66.0", "teamlead", false, {}, 6, no_page + no_teams_or_users + no_tokens + nothing_left("1 kind")},
      {"2.66.0",
       "admin",
       true,
       {},
       0,
       "note: " + refused("users") + makes_none + no_tokens_of_others + nothing_left()},
      // What administrators have withdrawn meanwhile.
      {"2.66.0",
       "super_admin",
       true,
       {"ROLE_SUPER_ADMIN:view_team=0", "ROLE_SUPER_ADMIN:view_tag=0"},
       6,
       "warning: hidden tags cannot be looked for: the page of the tags answered 403\nwarning: " +
           refused("teams") + '\n' + nothing_left("2 kinds")},
      {"2.66.0",
       "user",
       true,
       {"ROLE_USER:api-token_own_profile=0"},
       6,
       "note: hidden tags cannot be looked for: the page of the tags answered 403" + makes_none +
           no_teams_or_users +
           "warning: API tokens of the login cannot be looked for: the API tokens of the account cannot be "
           "looked at (GET /en/profile/john_user/api-token: status 403)\n" +
           no_tokens_of_others + nothing_left("1 kind")},
  };
  for (const Search& search : table) {
    BOOST_TEST_CONTEXT(search.version << ' ' << search.actor << (search.by_login ? " by login" : "")) {
      const TestInstallation kimai(options(search));
      const reference::Account who = account(kimai, search.actor);
      std::vector<std::string> arguments{"clean", "--url", kimai.server.url(), "--older-than", "1h"};
      if (search.by_login) arguments.insert(arguments.end(), {"--login", who.username});
      Program clean(arguments, search.by_login ? "" : who.token, {"KIMAI_CONFORM_PASSWORD=" + who.password});
      BOOST_TEST(clean.wait() == search.exit_code);
      BOOST_TEST(clean.out() == search.said);
      BOOST_TEST(clean.err() == "");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
