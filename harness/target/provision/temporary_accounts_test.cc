#include "target/provision/temporary_accounts.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "target/provision/random_password.h"

using namespace conform;
using namespace conform::target;
using nlohmann::json;

namespace {

constexpr const char* base = "https://kimai.example";
constexpr const char* refused_role =
    R"({"code":400,"message":"Validation Failed","errors":{"children":{"username":{},"roles":{"errors":)"
    R"(["The selected choice is invalid."]}}}})";

/// As much of an installation as making accounts needs.
class SmallKimai final : public http::Transport {
 public:
  std::map<int, json> users;
  std::set<int> teams;
  std::set<int> members;
  std::vector<std::string> lines;
  std::vector<json> created;
  std::vector<std::string> token_forms;
  std::set<std::string> second_factors;  ///< names of the accounts that have one
  bool keeps_second_factors = false;
  int refuse_users_with = 0;
  json refusal = json::object();

  http::Exchange send(const http::Request& request) override {
    lines.push_back(request.method + ' ' + request.target);
    http::Exchange exchange;
    exchange.request = request;
    exchange.url = base + request.target;
    exchange.outcome = answer(request);
    return exchange;
  }

 private:
  static http::Response as_json(const json& body, int status = 200) {
    return {status, {{"Content-Type", "application/json"}}, body.dump()};
  }
  static http::Response page(const std::string& body) { return {200, {{"Content-Type", "text/html"}}, body}; }
  static int last_number(const std::string& path) { return std::stoi(path.substr(path.rfind('/') + 1)); }

  http::Response answer(const http::Request& request) {
    const std::string path = request.target.substr(0, request.target.find('?'));
    if (path.starts_with("/en/login")) return login_page(request);
    if (path.find("/2fa") != std::string::npos) return second_factor_page(request, path);
    if (path.starts_with("/en/profile/")) return token_page(request, path);
    if (path.starts_with("/en/admin/user/")) return deletion_page(request, path);
    const json body = json::parse(request.body.value_or("{}"), nullptr, false);
    if (path == "/api/users") return make_user(body);
    if (path == "/api/users/me") return as_json({}, 404);
    if (path.starts_with("/api/users/")) return one_user(request, last_number(path), body);
    if (path.starts_with("/api/teams/") && path.find("/members/") != std::string::npos) {
      members.insert(last_number(path));
      return as_json({{"id", 1}});
    }
    if (path == "/api/teams") return as_json({{"id", *teams.insert(1).first}});
    if (request.method == "DELETE") teams.erase(last_number(path));
    return request.method == "DELETE" ? http::Response{204, {}, ""}
                                      : as_json({{"customers", json::array()}, {"projects", json::array()}});
  }

  http::Response make_user(const json& body) {
    if (refuse_users_with != 0) return as_json(refusal, refuse_users_with);
    // Kimai does not let anybody be told the role that every account has.
    for (const json& role : body.at("roles"))
      if (role == "ROLE_USER") return as_json(json::parse(refused_role), 400);
    created.push_back(body);
    const int id = 100 + static_cast<int>(created.size());
    users[id] = body;
    return as_json({{"id", id}});
  }

  http::Response one_user(const http::Request& request, int id, const json& body) {
    if (users.count(id) == 0) return as_json({}, 404);
    if (request.method == "PATCH") users[id].update(body);
    return as_json(users[id]);
  }

  http::Response token_page(const http::Request& request, const std::string& path) {
    if (path.ends_with("/create-access-token") && request.method == "GET")
      return page(R"(<form name="access_token_form" method="post"><input name="access_token_form[name]">
        <input name="access_token_form[expiresAt]" data-format="YYYY-MM-DD"></form>)");
    if (request.method == "POST") {
      token_forms.push_back(request.body.value_or(""));
      return page("");
    }
    const std::string number = std::to_string(1'000'000 + static_cast<int>(token_forms.size()));
    return page("<pre><code>0123456789abcdef" + number + "</code></pre>");
  }

  /// Whoever sends the form has a session of that name.
  http::Response login_page(const http::Request& request) {
    if (request.method == "GET")
      return page(R"(<form method="post" action="/en/login_check"><input name="_username">)"
                  R"(<input type="password" name="_password"></form>)");
    const std::string form = request.body.value_or("");
    const std::size_t begin = form.find('=') + 1;
    const std::string name = form.substr(begin, form.find('&') - begin);
    http::Response arrived =
        page(second_factors.count(name) == 0 ? "welcome"
                                             : R"(<form method="post"><input name="_auth_code"></form>)");
    arrived.headers.emplace_back("Set-Cookie", "KIMAI_SESSION=of-" + name + "; path=/");
    return arrived;
  }

  http::Response second_factor_page(const http::Request& request, const std::string& path) {
    const std::string folder = path.substr(0, path.rfind('/'));
    const std::string name = folder.substr(folder.rfind('/') + 1);
    const bool ends = path.ends_with("_deactivate");
    if (request.method == "POST" && !ends) second_factors.insert(name);
    if (request.method == "POST" && ends && !keeps_second_factors) second_factors.erase(name);
    if (second_factors.count(name) > 0)
      return page("<form method=\"post\" action=\"" + folder + "/2fa_deactivate\"></form>");
    return page("<span id=\"totp_secret\">GEZDGNBVGY3TQOJQ</span><form method=\"post\" action=\"" + folder +
                "/2fa\"><input name=\"user_two_factor[code]\"></form>");
  }

  http::Response deletion_page(const http::Request& request, const std::string& path) {
    const std::string folder = path.substr(0, path.rfind('/'));
    if (request.method == "POST") users.erase(last_number(folder));
    return page("<form name=\"form\" method=\"post\" action=\"" + path +
                R"("><input name="form[user]" value=""><input name="form[_token]" value="x"></form>)");
  }
};

/// What another visitor has of the same installation.
class OtherVisitor final : public http::Transport {
 public:
  explicit OtherVisitor(SmallKimai& kimai) : kimai_(kimai) {}
  http::Exchange send(const http::Request& request) override { return kimai_.send(request); }

 private:
  SmallKimai& kimai_;
};

struct Provisioned {
  SmallKimai kimai;
  http::Secrets secrets;
  WebSession session{kimai, http::BaseUrl::parse(base), secrets};
  Marker marker{1'795'454'037};
  Journal journal;
  TemporaryAccounts accounts{{session, marker, journal, 4, means()}};

  ExpiryMeans means() {
    ExpiryMeans means;
    means.new_transport = [this] { return std::make_unique<OtherVisitor>(kimai); };
    return means;
  }

  Actor one(const std::string& role, const std::string& zone, int tokens = 1) {
    Lease lease = accounts.lease({{role, zone, {}, tokens}});
    const std::string why = lease.index() == 1U ? std::get<1>(lease) : std::string();
    BOOST_REQUIRE_MESSAGE(why.empty(), why);
    return std::get<0>(lease).front();
  }
  std::string refusal(const std::vector<ActorRequest>& requests) {
    Lease lease = accounts.lease(requests);
    return lease.index() == 1U ? std::get<1>(lease) : "lent";
  }
  std::vector<Leftover> dissolve() {
    return accounts.dissolve(std::chrono::steady_clock::now() + std::chrono::minutes(1));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(temporary_accounts, Provisioned)

BOOST_AUTO_TEST_CASE(nothing_is_made_before_somebody_asks) {
  BOOST_TEST(kimai.lines.empty());
  BOOST_TEST(accounts.keeper_token() == "");
  BOOST_TEST(dissolve().empty());
  BOOST_TEST(kimai.lines.empty());
}

BOOST_AUTO_TEST_CASE(an_account_is_as_it_was_asked_for) {
  const Actor actor = one("teamlead", "Asia/Kathmandu", 2);
  const json& user = kimai.users.at(static_cast<int>(actor.id));
  BOOST_TEST(user.at("username") == actor.username);
  BOOST_TEST(user.at("timezone") == "Asia/Kathmandu");
  BOOST_TEST(user.at("roles") == json({"ROLE_TEAMLEAD"}));
  BOOST_TEST(user.at("enabled") == true);
  BOOST_TEST(user.at("email").get<std::string>().ends_with(".invalid"));
  BOOST_TEST(user.at("plainPassword").get<std::string>().size() >= 24U);
  BOOST_TEST(find_marker(actor.username)->run == marker.run());
  BOOST_TEST(actor.tokens.size() == 2U);
  BOOST_TEST(actor.tokens[0] != actor.tokens[1]);
  BOOST_TEST(kimai.members.count(static_cast<int>(actor.id)) == 1U);
}

BOOST_AUTO_TEST_CASE(every_token_expires_and_its_name_bears_the_marker) {
  one("user", "", 1);
  BOOST_TEST(kimai.token_forms.size() == 2U);  // the keeper's and the actor's
  for (const std::string& form : kimai.token_forms) {
    BOOST_TEST(form.find("%5BexpiresAt%5D=20") != std::string::npos, form);
    BOOST_TEST(form.find("kct-" + marker.run()) != std::string::npos, form);
  }
}

BOOST_AUTO_TEST_CASE(an_account_that_is_given_back_is_lent_again_in_another_zone) {
  const Actor first = one("user", "Europe/Berlin");
  accounts.give_back({first});
  const Actor again = one("user", "Pacific/Chatham");
  BOOST_TEST(again.id == first.id);
  BOOST_TEST(again.timezone == "Pacific/Chatham");
  BOOST_TEST(kimai.users.at(static_cast<int>(first.id)).at("timezone") == "Pacific/Chatham");
  BOOST_TEST(kimai.created.size() == 2U);
}

BOOST_AUTO_TEST_CASE(there_are_never_more_accounts_than_allowed) {
  std::vector<Actor> lent;
  for (const char* role : {"user", "teamlead", "admin"}) lent.push_back(one(role, ""));
  BOOST_TEST(kimai.created.size() == 4U);
  accounts.give_back({lent[0]});
  const Actor changed = one("super_admin", "");
  BOOST_TEST(changed.id == lent[0].id);
  BOOST_TEST(kimai.users.at(static_cast<int>(changed.id)).at("roles") == json({"ROLE_SUPER_ADMIN"}));
  BOOST_TEST(kimai.created.size() == 4U);
  BOOST_TEST(refusal({{}, {}, {}, {}}).starts_with("the scenario needs 4 accounts; --max-users allows 4"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_had_is_said) {
  BOOST_TEST(refusal({{"user", "", "2026-03-01", 1}}) ==
             "a token that expires on 2026-03-01 cannot be made any more");
  kimai.refuse_users_with = 403;
  BOOST_TEST(refusal({{}}) == "no account can be made: POST answered 403");
}

BOOST_AUTO_TEST_CASE(a_form_that_complains_is_quoted) {
  kimai.refuse_users_with = 400;
  kimai.refusal = json::parse(refused_role);
  BOOST_TEST(refusal({{}}) ==
             "no account can be made: POST answered 400 (roles: The selected choice is invalid.)");
}

BOOST_AUTO_TEST_CASE(a_plain_user_is_one_without_a_role) {
  const Actor first = one("user", "");
  BOOST_TEST(kimai.users.at(static_cast<int>(first.id)).at("roles") == json::array());
}

BOOST_AUTO_TEST_CASE(tokens_with_names_or_dates_are_made_anew_for_whoever_asks) {
  const Actor usual = one("user", "Europe/Berlin");
  accounts.give_back({usual});
  Lease lease = accounts.lease({{"user", "", "2040-02-03", 2, {"first", "second"}}});
  BOOST_REQUIRE(lease.index() == 0U);
  const Actor named = std::get<0>(lease).front();
  BOOST_TEST(named.id == usual.id);
  BOOST_TEST(named.tokens.size() == 2U);
  BOOST_TEST(named.tokens[0] != usual.tokens[0]);
  const auto form = [&](std::size_t from_end) {
    return kimai.token_forms.at(kimai.token_forms.size() - from_end);
  };
  BOOST_TEST(form(2).find("%5Bname%5D=first") != std::string::npos, form(2));
  BOOST_TEST(form(1).find("%5Bname%5D=second") != std::string::npos, form(1));
  BOOST_TEST(form(1).find("%5BexpiresAt%5D=2040-02-03") != std::string::npos, form(1));
  accounts.give_back({named});
  const Actor usual_again = one("user", "");
  BOOST_TEST(usual_again.tokens == usual.tokens, boost::test_tools::per_element());
  accounts.give_back({usual_again});

  BOOST_REQUIRE(accounts.lease({{"user", "", "never", 1, {"for ever"}}}).index() == 0U);
  BOOST_TEST(form(1).ends_with("%5BexpiresAt%5D="), form(1));
}

BOOST_AUTO_TEST_CASE(an_expired_token_is_made_once_and_shared) {
  TemporaryAccounts old({session, marker, journal, 4, {Version{2, 15, 0}, {}, {}, {}}});
  const std::size_t before = kimai.token_forms.size();
  const Lease first = old.lease({{"", "", "past", 1}});
  BOOST_REQUIRE(first.index() == 0U);
  const Lease second = old.lease({{"", "", "past", 1}, {"user", "", {}, 1}});
  BOOST_REQUIRE(second.index() == 0U);
  BOOST_TEST(std::get<0>(first).front().tokens == std::get<0>(second).front().tokens);
  BOOST_TEST(std::get<0>(second).back().id != std::get<0>(first).front().id);
  BOOST_TEST(std::get<0>(first).front().expiry.value() < session.server_time() - 86'400);
  old.give_back(std::get<0>(first));
  const Lease third = old.lease({{"user", "", {}, 1}});
  BOOST_TEST(std::get<0>(third).front().id != std::get<0>(first).front().id);  // its account is kept
  BOOST_TEST(kimai.token_forms.size() == before + 5U);  // the keeper's, three accounts', the expired one
}

BOOST_AUTO_TEST_CASE(the_best_way_to_a_token_that_expires_is_taken) {
  const auto hook = [](const ExpiryOrder&) { return std::optional<std::string>(); };
  constexpr std::int64_t now = 1'795'630'499 - 100;  // before the day ends in Kathmandu
  const auto way = [](const std::variant<ExpiryWay, std::string>& found) {
    if (const auto* reason = std::get_if<std::string>(&found)) return *reason;
    constexpr const char* names[] = {"past date", "day end", "hook"};
    return std::string(names[static_cast<int>(std::get<ExpiryWay>(found))]);
  };
  const std::string too_long =
      "the next day ends in Asia/Kathmandu, at 18:14:59 UTC; --wait-expiry 100s allows "
      "waiting for it beside the other scenarios";
  const std::string unknown =
      "before 2.16 a token ends at midnight of the server's own zone, which nobody tells";
  const Version v15{2, 15, 0}, v16{2, 16, 0};
  using std::chrono::seconds;
  struct Row {
    ExpiryMeans means;
    std::string past, soon;
  };
  const std::vector<Row> rows{{{v15, seconds(500), hook, {}}, "past date", unknown},
                              {{v16, seconds(100), hook, {}}, "day end", "day end"},
                              {{v16, seconds(99), hook, {}}, "hook", "hook"},
                              {{v16, seconds(99), {}, {}}, too_long, too_long},
                              {{v16, seconds(0), {}, {}}, too_long, too_long}};
  for (const Row& row : rows) {
    BOOST_TEST(way(way_of_past(row.means, now)) == row.past);
    BOOST_TEST(way(way_of_soon(row.means, now)) == row.soon);
  }
}

BOOST_AUTO_TEST_CASE(a_session_is_had_by_logging_in_as_the_account) {
  const auto with_session = [&](const std::string& how) {
    ActorRequest request;
    request.session = how;
    Lease lease = accounts.lease({request});
    BOOST_REQUIRE_MESSAGE(lease.index() == 0U, how);
    return std::get<0>(lease).front();
  };
  const Actor full = with_session("full");
  BOOST_TEST(full.session == "KIMAI_SESSION=of-" + full.username);
  BOOST_TEST(!full.tokens.empty());
  BOOST_TEST(kimai.second_factors.empty());
  const Actor half = with_session("half");
  BOOST_TEST(half.session == "KIMAI_SESSION=of-" + half.username);
  BOOST_TEST(kimai.second_factors == std::set<std::string>{half.username});
  accounts.give_back({full, half});
  BOOST_TEST(kimai.second_factors.empty());
  BOOST_TEST(one("user", "").session.empty());
}

BOOST_AUTO_TEST_CASE(an_account_that_keeps_its_second_factor_says_so_when_it_has_to_log_in) {
  ActorRequest request;
  request.session = "half";
  kimai.keeps_second_factors = true;
  const Actor half = std::get<0>(accounts.lease({request})).front();
  accounts.give_back({half});
  request.session = "full";
  BOOST_TEST(refusal({request}) ==
             "an account made for the run cannot log in: the account wants a second factor, and no code is "
             "given");
  kimai.keeps_second_factors = false;
  BOOST_TEST(refusal({request}) == "lent");
}

BOOST_AUTO_TEST_CASE(in_the_end_all_are_gone) {
  one("user", "Europe/Berlin");
  one("admin", "Asia/Tokyo");
  BOOST_TEST(dissolve().empty());
  BOOST_TEST(kimai.users.empty());
  BOOST_TEST(kimai.teams.empty());
  BOOST_TEST(accounts.deleted() == 4U);  // two actors, the keeper and the team
  BOOST_TEST(refusal({{}}) == "the accounts of the run are deleted already");
}

BOOST_AUTO_TEST_CASE(passwords_hold_all_kinds_and_never_repeat) {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string password = random_password();
    BOOST_TEST(password.size() == 32U);
    for (const char* kind : {"ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "-_.!*+"})
      BOOST_TEST(password.find_first_of(kind) != std::string::npos);
    seen.insert(password);
  }
  BOOST_TEST(seen.size() == 200U);
}

BOOST_AUTO_TEST_SUITE_END()
