#include "plan/role_choice.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "plan/configured_target.h"
#include "plan/plan_examples.h"
#include "spec/operation_table.h"

using namespace conform;
using plan::examples::books;
using plan::examples::fresh;
using plan::examples::ping;
using plan::examples::planned;

namespace {

/// A fresh installation but for one permission, which only these roles hold.
TargetFacts only(const std::vector<std::string>& roles, const std::string& permission) {
  TargetFacts facts = fresh();
  facts.configuration.permissions[permission] = roles;
  return facts;
}

std::string as(const std::string& role, const std::string& lines) {
  return "    actor: { role: " + role + " }\n" + lines;
}

const std::vector<std::string> nobody;
const std::vector<std::string> everybody{"user", "teamlead", "admin", "super_admin"};
const std::vector<std::string> leads{"teamlead", "admin", "super_admin"};

std::string step(const std::string& text) {
  return "    needs: [write]\n    steps:\n      - " + text + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(role_choice)

BOOST_AUTO_TEST_CASE(nothing_is_chosen_where_nothing_is_changed) {
  BOOST_TEST(plan::changed_permissions(fresh().configuration).empty());
  BOOST_TEST(plan::changed_permissions({}).empty());
  BOOST_TEST(planned(books, fresh()) == "played as ");
}

BOOST_AUTO_TEST_CASE(who_asks_for_no_role_gets_one_that_may) {
  BOOST_TEST(planned(books, only(leads, "create_own_timesheet")) == "played as teamlead");
  BOOST_TEST(planned(ping, only(leads, "create_own_timesheet")) == "played as ");
  BOOST_TEST(planned(ping, only(leads, "api_access")) == "played as teamlead");
  BOOST_TEST(
      planned(books, only(nobody, "create_own_timesheet")) ==
      "needs that user has the permission create_own_timesheet, as on a fresh installation; here it is "
      "otherwise");
}

BOOST_AUTO_TEST_CASE(who_asks_for_a_role_counts_on_what_it_may_and_may_not) {
  BOOST_TEST(
      planned(as("user", books), only(leads, "create_own_timesheet")) ==
      "needs that user has the permission create_own_timesheet, as on a fresh installation; here it is "
      "otherwise");
  BOOST_TEST(planned(as("admin", books), only(leads, "create_own_timesheet")) == "played as ");
  const std::string looks = step("{ call: get_users, expect: { status: 403 } }");
  BOOST_TEST(planned(as("user", looks), fresh()) == "played as ");
  BOOST_TEST(planned(as("user", looks), only(everybody, "view_user")) ==
             "needs that user does not have the permission view_user, as on a fresh installation; here it is "
             "otherwise");
}

BOOST_AUTO_TEST_CASE(what_a_scenario_assumes_by_name_is_its_own_concern) {
  const std::string only_looks =
      "    assumes: { permissions: { user: { create_own_timesheet: false } } }\n" + as("user", books);
  BOOST_TEST(planned(only_looks, only(leads, "create_own_timesheet")) == "played as ");
  BOOST_TEST(planned(only_looks, fresh()) ==
             "assumes that user does not have the permission create_own_timesheet, here it is otherwise");
  TargetFacts neither = only(leads, "create_own_timesheet");
  neither.roles = {"teamlead"};
  BOOST_TEST(planned(only_looks, neither) == "no account with the role user");
}

BOOST_AUTO_TEST_CASE(what_users_may_all_others_may_too) {
  const TargetFacts facts = only({"user"}, "create_own_timesheet");
  BOOST_TEST(planned(as("super_admin", books), facts) == "played as ");
}

BOOST_AUTO_TEST_CASE(some_permissions_are_about_fields) {
  const TargetFacts facts = only(everybody, "view_rate_own_timesheet");
  BOOST_TEST(planned(as("user", books), facts) == "played as ");
  for (const char* text :
       {"{ call: get_timesheet, with: { id: 1 }, expect: { status: 200, body: { /rate: { absent: true } } } "
        "}",
        "{ call: get_timesheets, expect: { status: 200, body: { \"\": { each: { at: { /hourlyRate: 1 } } } } "
        "} }",
        "{ call: patch_timesheet, with: { id: 1 }, body: { fixedRate: 1 }, expect: { status: 400 } }"})
    BOOST_TEST(planned(as("user", step(text)), facts) ==
                   "needs that user does not have the permission view_rate_own_timesheet, as on a fresh "
                   "installation; here it is otherwise",
               text);
}

BOOST_AUTO_TEST_CASE(a_head_asks_for_what_a_get_asks_for) {
  const TargetFacts facts = only(leads, "view_own_timesheet");
  const std::string head = "{ request: { method: HEAD, path: /api/timesheets }, expect: { status: 200 } }";
  const std::string either =
      "    matrix: { method: [HEAD, GET] }\n    steps:\n      - { request: { method: \"${method}\", path: "
      "/api/timesheets }, expect: { status: 200 } }\n";
  BOOST_TEST(planned("    steps:\n      - " + head + "\n", facts) == "played as teamlead");
  BOOST_TEST(planned(either, facts) == "played as teamlead");
  BOOST_TEST(planned(as("user", either), facts) ==
             "needs that user has the permission view_own_timesheet, as on a fresh installation; here it is "
             "otherwise");
}

BOOST_AUTO_TEST_CASE(a_request_to_the_path_is_a_call) {
  const std::string lines =
      step("{ request: { method: GET, path: \"/api/users?size=1\" }, expect: { status: 403 } }");
  BOOST_TEST(planned(as("user", lines), only(everybody, "view_user")) ==
             "needs that user does not have the permission view_user, as on a fresh installation; here it is "
             "otherwise");
  const std::string other =
      step("{ request: { method: GET, path: /api/users/me }, expect: { status: 200 } }");
  BOOST_TEST(planned(as("user", other), only(everybody, "view_user")) == "played as ");
}

BOOST_AUTO_TEST_CASE(what_somebody_else_sends_does_not_matter) {
  const std::string lines = R"(    needs: [write]
    actors: { boss: { role: super_admin }, user: { role: user } }
    steps:
      - { call: post_customer, body: { name: "${marker}", country: DE, currency: EUR, timezone: Europe/Berlin }, expect: { status: 200 } }
      - { call: get_app_api_status_ping, as: user, expect: { status: 200 } }
      - { call: get_app_api_status_ping, as: nobody, expect: { status: 401 } }
)";
  BOOST_TEST(planned(lines, only(everybody, "create_customer")) == "played as ");
  BOOST_TEST(
      planned(lines, only({"admin"}, "create_customer")) ==
      "needs that super_admin has the permission create_customer, as on a fresh installation; here it is "
      "otherwise");
}

BOOST_AUTO_TEST_CASE(what_nobody_may_delete_is_not_made) {
  const auto makes = [](const std::string& call, const std::string& status) {
    return as("super_admin", step("{ call: " + call +
                                  ", body: { name: \"${marker}\" }, expect: { status: " + status + " } }"));
  };
  const auto reason = [](const std::string& role, const std::string& permission) {
    return "needs that " + role + " has the permission " + permission +
           ", to delete what is made; here it is otherwise";
  };
  const std::vector<std::pair<std::string, std::string>> table{
      {"post_customer", "delete_customer"}, {"post_project", "delete_project"},
      {"post_activity", "delete_activity"}, {"post_tag", "delete_tag"},
      {"post_team", "delete_team"},         {"post_user", "delete_user"}};
  for (const auto& [call, permission] : table) {
    BOOST_TEST(planned(makes(call, "200"), only(nobody, permission)) == reason("super_admin", permission));
    BOOST_TEST(planned(makes(call, "200"), only({"super_admin"}, permission)) == "played as ");
    BOOST_TEST(planned(makes(call, "400"), only(nobody, permission)) == "played as ");
    TargetFacts unknown = fresh();
    unknown.configuration.permissions.erase(permission);
    BOOST_TEST(planned(makes(call, "200"), unknown) == "played as ");
  }
  TargetFacts fewer = only({"super_admin"}, "delete_tag");
  fewer.roles = {"user", "admin"};
  BOOST_TEST(planned(step("{ call: post_tag, body: { name: \"${marker}\" }, expect: { status: 200 } }"),
                     fewer) == reason("admin", "delete_tag"));
}

BOOST_AUTO_TEST_CASE(every_operation_of_the_table_exists) {
  for (const plan::Permission& permission : plan::permissions())
    for (const std::string& operation : split(permission.operations, ' '))
      BOOST_TEST((operation.empty() || spec::find_operation(operation) != nullptr), operation);
}

BOOST_AUTO_TEST_SUITE_END()
