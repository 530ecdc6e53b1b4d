#include <stdexcept>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "base/file.h"

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
           "looked at: the role of whoever logged in lacks the permission api-token_own_profile (GET "
           "/en/profile/john_user/api-token: status 403)\n" +
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

/// A run was killed while a request was on its way that was written out; it names no marker.
BOOST_AUTO_TEST_CASE(what_a_request_without_an_answer_made_is_known_by_what_it_sent) {
  struct Row {
    const char* intent;
    const char* undo;
    bool by_login;
    int exit_code;
    std::string said;
  };
  const std::string tag = R"({"operation":"post_tag","what":"tag","sent":"{\"name\": \"draft\"} trailing"})";
  const std::string none = R"({"operation":"post_tag","what":"tag","sent":"{'name': 'a'}"})";
  const std::string record = R"({"operation":"post_timesheet","what":"timesheet","nameless":true})";
  const std::string tags = R"({"operation":"delete_tag","path":"/api/tags/{id}"})";
  const std::string records = R"({"operation":"delete_timesheet","path":"/api/timesheets/{id}"})";
  const std::string uncertain = ": its request was not answered in order, and it bears no marker: it may ";
  const TestInstallation kimai;
  const json draft = kimai.call("POST", "/api/tags", {{"name", "draft"}, {"visible", false}});
  const std::vector<Row> rows{
      {none.c_str(), tags.c_str(), true, 0, "0 objects deleted, 0 left\n"},
      {tag.c_str(), tags.c_str(), true, 6,
       "left tag" + uncertain + "be number " + draft.at("id").dump() +
           ", or not exist\n0 objects deleted, 1 left\n"},
      // No list of the API shows hidden tags.
      {none.c_str(), tags.c_str(), false, 6,
       "left tag" + uncertain + "exist or not\n0 objects deleted, 1 left\n"},
      {record.c_str(), records.c_str(), true, 6,
       "left timesheet" + uncertain + "exist or not\n0 objects deleted, 1 left\n"},
  };
  const ScratchFolder folder;
  const auto clean_with = [&](const std::string& lines, const Row& row) {
    const std::string path = folder / "journal-t0abcdefgh.ndjson";
    write_file(path, R"({"journal":1,"run":"t0abcdefgh","url":")" + kimai.server.url() + "\"}\n" + lines);
    const std::vector<std::string> named{"--journal", path};
    std::vector<std::string> by_token{"clean", "--url", kimai.server.url()};
    by_token.insert(by_token.end(), named.begin(), named.end());
    Program clean(row.by_login ? kimai.by_login("clean", named) : by_token, row.by_login ? "" : kimai.token,
                  kimai.variables());
    BOOST_TEST(clean.wait() == row.exit_code);
    BOOST_TEST(clean.out() == row.said);
  };
  const auto intent = [](const Row& row) {
    return std::string(R"({"n":2,"intent":)") + row.intent + R"(,"undo":)" + row.undo + "}\n";
  };
  for (const Row& row : rows) clean_with(intent(row), row);
  // A run that makes accounts acts by no others, and a record goes with its account.
  const std::string account =
      R"({"n":1,"intent":{"operation":"post_user","what":"user","name":"kct-t0abcdefgh-1"},"undo":)"
      R"({"operation":"delete_user","path":"/admin/user/{id}/delete"}})"
      "\n"
      R"({"id":"99999","n":1})"
      "\n"
      R"({"done":true,"n":1})"
      "\n";
  Row with_accounts = rows.back();
  with_accounts.exit_code = 0;
  with_accounts.said = "0 objects deleted, 0 left\n";
  clean_with(account + intent(with_accounts), with_accounts);
}

BOOST_AUTO_TEST_SUITE_END()
