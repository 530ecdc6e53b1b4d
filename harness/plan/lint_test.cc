#include <boost/test/unit_test.hpp>

#include "plan/plan.h"
#include "plan/plan_examples.h"
#include "suite/yaml.h"

using namespace conform;
using plan::examples::check_lint;
using plan::examples::head;
using plan::examples::ping;
using plan::examples::proves;

BOOST_AUTO_TEST_SUITE(lint)

BOOST_AUTO_TEST_CASE(a_right_suite_is_not_complained_about) {
  check_lint({{proves + ping, ""},
              {R"(    actors:
      owner: { role: user, timezone: "${zone}", tokens: 2 }
      other: { role: teamlead }
    needs: [write, clock]
    since: "2.14.0"
    until: "2.66.0"
    matrix: { zone: [Europe/Berlin, UTC], method: [POST, PUT], query: [size, page] }
    steps:
      - clock: { set: "2026-03-01T00:00:00", zone: "${zone}" }
      - call: post_customer
        as: other
        body: { name: "${marker} a", timezone: "${zone}" }
        expect: { status: 200, requirements: [R-1] }
        capture: { id: /id }
      - call: get_customer
        with: { id: "${id}", "${query}": 1 }
        headers: { Authorization: "Bearer ${owner.token2}" }
        expect: { status: [200, 403], body: { /id: { same_as: "${id}" }, /name: "${marker} a" } }
      - request: { method: "${method}", path: "/api/customers/${id}", raw: "{" }
        expect: { status: 405 }
      - call: post_customer
        body: { comment: "no name" }
        expect: { status: 400 }
      - request: { method: DELETE, path: /api/nowhere }
        as: nobody
        expect: { status: 401 }
)",
               ""}});
}

BOOST_AUTO_TEST_CASE(the_guilty_place_is_shown) {
  Diagnostics diagnostics;
  std::vector<suite::SuiteFile> suites;
  suites.push_back(plan::examples::read(
      "suites/a.yaml",
      head + proves + "    steps:\n      - { call: get_timesheet, expect: { status: 200 } }\n", diagnostics));
  plan::lint(suites, plan::examples::catalogue(), diagnostics);
  BOOST_TEST(render(diagnostics) == R"(suites/a.yaml:7:17: error: 'get_timesheet' needs 'id'
    7 |       - { call: get_timesheet, expect: { status: 200 } }
      |                 ^~~~~~~~~~~~~
      hint: its path is /api/timesheets/{id}; add with: { id: ... }
)");
}

BOOST_AUTO_TEST_CASE(requirements_are_named_and_known) {
  check_lint({
      {ping,
       "3:9: the scenario 's' names no requirement / add requirements: [ID]; 'kimai-conform list "
       "requirements' shows "
       "them\n"},
      {"    requirements: [R-3, completely-else]\n" + ping,
       "5:20: unknown requirement 'R-3' / did you mean 'R-1'?\n"
       "5:25: unknown requirement 'completely-else' / 'kimai-conform list requirements' shows them\n"},
      {"    steps: [{ call: get_app_api_status_ping, expect: { status: 200, requirements: [R-9] } }]\n",
       "5:84: unknown requirement 'R-9' / did you mean 'R-1'?\n"},
  });
}

BOOST_AUTO_TEST_CASE(what_a_scenario_cites_can_be_broken) {
  const std::string own = "{ call: get_app_api_status_ping, expect: { status: 200, requirements: [R-2] } }";
  const std::string none = "{ call: get_app_api_status_ping, expect: { status: 200 } }";
  check_lint({
      {"    requirements: [R-1, R-2]\n    steps: [" + own + "]\n",
       "5:20: no expectation of the scenario 's' cites R-1 / each names requirements of its own, which stand "
       "instead of this one\n"},
      {"    requirements: [R-1, R-2]\n    steps: [" + own + ", " + none + "]\n", ""},
      {"    needs: [clock]\n    requirements: [R-1]\n    steps: [{ clock: { advance: 1d } }, " + own + "]\n",
       "6:20: no expectation of the scenario 's' cites R-1 / each names requirements of its own, which stand "
       "instead of this one\n"},
  });
}

BOOST_AUTO_TEST_CASE(operations_and_their_parameters_are_known) {
  check_lint({
      {proves + "    steps: [{ call: get_timesheat, with: { id: 1 }, expect: { status: 200 } }]\n",
       "6:21: unknown operation 'get_timesheat' / did you mean 'get_timesheet'?\n"},
      {proves + "    steps: [{ call: completely_else, expect: { status: 200 } }]\n",
       "6:21: unknown operation 'completely_else' / 'kimai-conform list operations' shows them\n"},
      {proves + "    needs: [write]\n    steps: [{ call: unknown_and_else, expect: { status: 200 } }]\n",
       "7:21: unknown operation 'unknown_and_else' / 'kimai-conform list operations' shows them\n"},
      {proves + "    needs: [write]\n    steps: [{ call: delete_team_member, with: { id: 1 }, expect: { "
                "status: 200 } }]\n",
       "7:21: 'delete_team_member' needs 'userId' / its path is /api/teams/{id}/members/{userId}; add with: "
       "{ "
       "userId: ... }\n"},
  });
}

BOOST_AUTO_TEST_CASE(actors_are_defined) {
  const auto as = [](const std::string& name) {
    return "    steps: [{ call: get_app_api_status_ping, as: " + name + ", expect: { status: 200 } }]\n";
  };
  check_lint({
      {proves + as("nobody"), ""},
      {proves + as("actor"), ""},
      {proves + as("boss"), "6:50: unknown actor 'boss' / known are: actor, nobody\n"},
      {proves + "    actors: { owner: { role: user } }\n" + as("onwer"),
       "7:50: unknown actor 'onwer' / did you mean 'owner'?\n"},
      {proves + "    actors: { owner: { role: user }, other: { role: user } }\n" + ping,
       "6:45: unused actor 'other' / let a step act as it or refer to it, or remove it\n"},
      {proves + "    actors: { owner: { role: user }, other: { role: user } }\n" + as("other"),
       "6:22: unused actor 'owner' / let a step act as it or refer to it, or remove it\n"},
      {proves + "    actors: { owner: { role: user }, other: { role: user } }\n    steps:\n"
                "      - { call: get_user, with: { id: \"${other.id}\" }, expect: { status: 200 } }\n",
       ""},
      {proves + "    actors: { world: { role: user } }\n" + ping,
       "6:22: the actor 'world' hides built-in variables / give it another name\n"},
      {proves + "    actor: { role: user, timezone: Europe/Berlni }\n" + ping,
       "6:36: unknown time zone 'Europe/Berlni' / did you mean 'Europe/Berlin'?\n"},
      {proves +
           "    actor: { role: user, timezone: \"Asia/${city}\" }\n    matrix: { city: [Kathmandu, Nowhere] "
           "}\n" +
           ping,
       "6:36: unknown time zone 'Asia/Nowhere' / write it as Europe/Berlin\n"},
      {proves + "    actor: { role: user, timezone: \"${marker}\" }\n" + ping,
       "6:36: an actor cannot depend on 'marker' / it may refer to names of the matrix only\n"},
      {proves + "    needs: [clock]\n    steps:\n"
                "      - clock: { set: \"2026-03-01T00:00:00\", zone: Nowhere/Else }\n"
                "      - { call: get_app_api_status_ping, expect: { status: 200 } }\n",
       "8:52: unknown time zone 'Nowhere/Else' / write it as Europe/Berlin\n"},
  });
}

BOOST_AUTO_TEST_CASE(something_is_checked) {
  check_lint({{proves + "    needs: [clock]\n    steps: [{ clock: { advance: 1h } }]\n",
               "3:9: the scenario 's' checks nothing / add a step that calls an operation and expects "
               "something\n"}});
}

BOOST_AUTO_TEST_CASE(matchers_are_known) {
  const auto body = [](const std::string& matchers) {
    return "    steps: [{ call: get_app_api_status_ping, expect: { status: 200, body: { /a: " + matchers +
           " } } }]\n";
  };
  check_lint({
      {proves + body("{ typ: string }"), "6:83: unknown matcher 'typ' / did you mean 'type'?\n"},
      {proves + "    steps: [{ call: get_app_api_status_ping, expect: { status: 200, headers: { X-A: { typ: "
                "1 } } } }]\n",
       "6:87: unknown matcher 'typ' / did you mean 'type'?\n"},
  });
}

BOOST_AUTO_TEST_CASE(needs_follow_from_the_steps) {
  const std::string hint = " / remove it, or the scenario is skipped where it could run\n";
  const auto raw = [](const std::string& method) {
    return "    steps: [{ request: { method: " + method + ", path: /api/x }, expect: { status: 404 } }]\n";
  };
  const std::string missing =
      ": this step writes, but the scenario does not need 'write' / add needs: [write] to the scenario\n";
  check_lint({
      {proves + "    needs: [wriet]\n" + ping, "6:13: unknown capability 'wriet' / did you mean 'write'?\n"},
      {proves + "    needs: [a-miracle]\n" + ping,
       "6:13: unknown capability 'a-miracle' / known are: accounts, clock, expired-token, expiring-token, "
       "noise, session, token-screen, wait, write\n"},
      {proves + "    needs: [write]\n" + ping,
       "6:13: the scenario 's' needs 'write', but no step of it writes" + hint},
      {proves + "    needs: [clock]\n" + ping,
       "6:13: the scenario 's' needs 'clock', but no step of it moves the clock" + hint},
      {proves + "    needs: [noise]\n" + ping, ""},
      {proves + "    needs: [expired-token]\n" + ping,
       "6:13: the scenario 's' needs 'expired-token', but no step of it acts with a token that has expired" +
           hint},
      {proves + "    steps: [{ call: delete_tag, with: { id: 1 }, expect: { status: 404 } }]\n",
       "6:13" + missing},
      {proves + "    steps: [{ call: get_stop_timesheet, with: { id: 1 }, expect: { status: 404 } }]\n",
       "6:13" + missing},
      {proves + "    steps: [{ call: get_project, with: { id: \"${world.project}\" }, expect: { status: 200 "
                "} }]\n",
       "6:13" + missing},
      {proves + raw("GET"), ""},
      {proves + raw("HEAD"), ""},
      {proves + raw("OPTIONS"), ""},
      {proves + raw("POST"), "6:13" + missing},
      {proves + "    matrix: { m: [GET, HEAD] }\n" + raw("\"${m}\""), ""},
      {proves + "    matrix: { m: [GET, PUT] }\n" + raw("\"${m}\""), "7:13" + missing},
      {proves + "    steps: [{ clock: { advance: 1s } }, { call: get_app_api_status_ping, expect: { status: "
                "200 } }]\n",
       "6:13: this step moves the clock, but the scenario does not need 'clock' / add needs: [clock] to the "
       "scenario\n"},
  });
}

BOOST_AUTO_TEST_CASE(what_is_made_bears_the_marker) {
  const auto post = [](const std::string& body) {
    return "    needs: [write]\n    steps: [{ call: post_tag, body: " + body +
           ", expect: { status: 200 } }]\n";
  };
  const std::string said =
      ": the name of what 'post_tag' makes does not begin with ${marker} / write name: \"${marker}\" into "
      "the body, so "
      "that "
      "clean-up can find it\n";
  check_lint({
      {proves + post("{ name: \"${marker}\" }"), ""},
      {proves + post("{ name: tag }"), "7:45" + said},
      {proves + post("{ name: \"$${marker}\" }"), "7:45" + said},
      {proves + post("{ name: 5 }"), "7:45" + said},
      {proves + post("{ color: red }"), "7:21" + said},
      {proves + "    needs: [write]\n    steps: [{ call: post_tag, expect: { status: 200 } }]\n",
       "7:21" + said},
      {proves + "    needs: [write]\n    steps: [{ call: post_tag, body: { color: red }, expect: { status: "
                "[400, 200] "
                "} }]\n",
       "7:21" + said},
      {proves + "    needs: [write]\n    steps: [{ call: post_tag, body: { color: red }, expect: { status: "
                "[400, 403] "
                "} }]\n",
       ""},
      {proves +
           "    needs: [write]\n    steps: [{ call: post_timesheet, body: {}, expect: { status: 200 } }]\n",
       ""},
  });
}

BOOST_AUTO_TEST_CASE(what_a_file_says_for_all_is_wrong_once) {
  BOOST_TEST(
      plan::examples::lint_lines(
          "title: T\nrequirements: [R-1, R-7]\nscenarios:\n"
          "  - { id: a, title: A, steps: [{ call: get_app_api_status_ping, expect: { status: 200 } }] }\n"
          "  - { id: b, title: B, steps: [{ call: get_app_api_status_ping, expect: { status: 200 } }] }\n") ==
      "2:21: unknown requirement 'R-7' / did you mean 'R-1'?\n");
}

BOOST_AUTO_TEST_CASE(what_the_reader_has_refused_is_not_wrong_twice) {
  const std::string text =
      head + proves +
      "    steps: [{ call: get_app_api_status_ping, expect: { status: 200, body: { /a: [1], /b: {} } } }]\n";
  Diagnostics diagnostics;
  const Node file = suite::read_yaml(text, "suites/a.yaml", diagnostics);
  std::vector<suite::SuiteFile> suites;
  suites.push_back(suite::read_suite(file, "suites/a.yaml", "a", diagnostics));
  Diagnostics found;
  plan::lint(suites, plan::examples::catalogue(), found);
  BOOST_TEST(diagnostics.error_count() == 2U);
  BOOST_TEST(render(found) == "");
}

BOOST_AUTO_TEST_CASE(addresses_are_taken_once) {
  Diagnostics texts;
  std::vector<suite::SuiteFile> suites;
  suites.push_back(plan::examples::read("suites/a.yaml", head + proves + ping, texts));
  suites.push_back(suites.front());
  suites.back().path = "more/suites/a.yaml";
  Diagnostics diagnostics;
  plan::lint(suites, plan::examples::catalogue(), diagnostics);
  BOOST_TEST(render(diagnostics) ==
             "more/suites/a.yaml: error: the address 'a' is taken\n"
             "      hint: suites/a.yaml has it too; rename one of them\n");
}

BOOST_AUTO_TEST_CASE(every_shipped_suite_is_right) {
  const std::string root = CONFORM_SOURCE_DIR;
  Diagnostics diagnostics;
  const Node file = suite::read_yaml_file(root + "/specs/requirements.yaml", diagnostics);
  const auto requirements = spec::RequirementCatalogue::from(file, diagnostics);
  const std::vector<suite::SuiteFile> suites = suite::load_suites(root + "/suites", diagnostics);
  BOOST_TEST(!suites.empty());
  plan::lint(suites, requirements, diagnostics);
  BOOST_TEST(render(diagnostics) == "");
}

BOOST_AUTO_TEST_CASE(all_cases_together_are_bounded) {
  std::string values;
  for (int i = 0; i < 1000; ++i) values += (i == 0 ? "" : ",") + std::to_string(i);
  Diagnostics texts;
  const suite::SuiteFile one = plan::examples::read(
      "suites/a.yaml",
      "title: T\nrequirements: [R-1]\nscenarios:\n  - id: s\n    title: S\n    matrix: { n: [" + values +
          "] }\n    steps: [{ call: get_user, with: { id: \"${n}\" }, expect: { status: 200 } }]\n",
      texts);
  std::vector<suite::SuiteFile> suites{one};
  suites.front().scenarios.assign(101, one.scenarios.front());
  Diagnostics diagnostics;
  plan::lint(suites, plan::examples::catalogue(), diagnostics);
  BOOST_TEST(
      render(diagnostics) ==
      "suites/a.yaml: error: the suites make more than 100000 cases\n      hint: use smaller matrices\n");
}

BOOST_AUTO_TEST_CASE(a_session_of_an_actor_is_a_secret_of_accounts_that_are_made) {
  const std::string cookie =
      "    steps: [{ call: get_me_user, as: nobody, headers: { Cookie: \"${actor.session}\" "
      "}, expect: { status: 200 } }]\n";
  check_lint({
      {proves + "    needs: [accounts]\n    actor: { session: half }\n" + cookie, ""},
      {proves + "    actor: { session: full }\n" + cookie,
       "7:13: this step uses the session of an actor, but the scenario does not need 'accounts' / add needs: "
       "[accounts] to the scenario\n"},
      {proves +
           "    needs: [accounts]\n    actor: { session: half }\n    steps: [{ call: get_me_user, with: { a: "
           "\"${actor.session}\" }, expect: { status: 200 } }]\n",
       "8:45: the secret 'actor.session' may stand in a sent header only / write it into 'headers' of the "
       "step, "
       "or use 'as' to act as an account\n"},
  });
}

BOOST_AUTO_TEST_CASE(what_waits_or_looks_at_tokens_says_so) {
  const std::string screen = "    steps: [{ token_screen: list, expect: { status: 200 } }]\n";
  check_lint({
      {proves + "    needs: [token-screen]\n" + screen, ""},
      {proves + screen,
       "6:13: this step looks at the token screen, but the scenario does not need 'token-screen' / add "
       "needs: "
       "[token-screen] to the scenario\n"},
      {proves + "    steps: [{ call: get_me_user, at: { after: 5s }, expect: { status: 200 } }]\n",
       "6:13: this step waits, but the scenario does not need 'wait' / add needs: [wait] to the scenario\n"},
      {proves + "    actor: { expires: past }\n" + ping,
       "7:13: this step acts with a token that has expired, but the scenario does not need 'expired-token' / "
       "add "
       "needs: [expired-token] to the scenario\n"},
      {proves + "    needs: [expiring-token]\n    actor: { expires: soon }\n    steps: [{ call: get_me_user, "
                "at: { "
                "from: \"${actor.expiry}\" }, expect: { status: 401 } }]\n",
       ""},
      {proves + "    needs: [expiring-token]\n" + ping,
       "6:13: the scenario 's' needs 'expiring-token', but no step of it acts with a token that is going to "
       "expire / remove it, or the scenario is skipped where it could run\n"},
  });
}

BOOST_AUTO_TEST_SUITE_END()
