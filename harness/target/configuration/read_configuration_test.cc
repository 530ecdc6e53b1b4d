#include "target/configuration/read_configuration.h"

#include <boost/test/unit_test.hpp>

#include "target/configuration/permissions_page.h"
#include "target/configuration/settings_page.h"
#include "target/web/test_site.h"

using namespace conform;
using target::HtmlPage;

namespace {

constexpr const char* base = "https://kimai.example";

/// A setting as the page has it: a hidden field with the name, and what holds the value.
std::string setting(int number, const std::string& name, const std::string& field) {
  const std::string prefix = "f[configuration][" + std::to_string(number) + "]";
  std::string value = field;
  value.replace(value.find("@"), 1, prefix + "[value]");
  return "<input type=hidden name='" + prefix + "[name]' value='" + name + "'>" + value;
}

std::string settings_page() {
  return "<form method=post action='/en/admin/system-config/update/timesheet'>" +
         setting(0, "timesheet.mode",
                 "<select name='@'><option value=default>a<option value=punch selected>b</select>") +
         setting(1, "timesheet.rules.allow_future_times", "<input type=checkbox name='@' value=1 checked>") +
         setting(2, "timesheet.rules.allow_zero_duration", "<input type=checkbox name='@' value=1>") +
         setting(3, "timesheet.active_entries.hard_limit", "<input type=number name='@' value=3>") +
         setting(4, "timesheet.rounding.default.days",
                 "<select multiple name='@[]'><option value=monday selected>m<option value=tuesday>t"
                 "<option value=sunday selected>s</select>") +
         setting(5, "timesheet.rules.lockdown_period_start", "<input type=text name='@'>") +
         setting(6, "ldap.secret", "<input type=text name='@' value='hunter2'>") + "</form>";
}

std::string cell(const std::string& role, const std::string& inside) {
  return "<td class='alwaysVisible col_ROLE_" + role + "'>" + inside + "</td>";
}

std::string permissions_page() {
  const std::string on =
      "<a class='togglePerm permOn' href='#' data-href='/en/admin/permissions/roles/1/x'>Yes</a>";
  const std::string off =
      "<a class='togglePerm permOff' href='#' data-href='/en/admin/permissions/roles/1/x'>No</a>";
  return "<table><tr><th>Name</th><th>User</th></tr>"
         "<tr><td>view_own_timesheet</td>" +
         cell("USER", on) + cell("TEAMLEAD", off) + cell("ADMIN", on) + cell("BOOKKEEPER", on) +
         cell("SUPER_ADMIN", "<span class='badge bg-warning'>Ja</span>") +
         "</tr><tr><td>budget_project</td>" + cell("USER", "<span class='badge bg-default'>Nein</span>") +
         cell("TEAMLEAD", "<span class='badge bg-success'>Ja</span>") + "</tr>" +
         "<tr><td>Not a permission</td>" + cell("USER", on) +
         "</tr><tr><td colspan=5>timesheet</td></tr></table>";
}

std::string listed(const Configuration& configuration) {
  std::string lines;
  for (const auto& [name, value] : configuration.settings) lines += name + '=' + value + '\n';
  for (const auto& [name, roles] : configuration.permissions) {
    lines += name + ':';
    for (const std::string& role : roles) lines += ' ' + role;
    lines += '\n';
  }
  return lines;
}

constexpr const char* api_answer =
    R"({"trackingMode":"default","defaultBeginTime":"08:00","activeEntriesHardLimit":2,"isAllowFutureTimes":false})";

struct Site {
  target::TestSite site{base};
  http::Secrets secrets;
  Configuration read() {
    target::WebSession session(site, http::BaseUrl::parse(base), secrets);
    return target::read_configuration(session);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(read_configuration)

BOOST_AUTO_TEST_CASE(both_pages_are_read_and_no_link_is_followed) {
  Site site;
  site.site.on("GET /en/admin/system-config/", target::html_page(settings_page()));
  site.site.on("GET /en/admin/permissions", target::html_page(permissions_page()));
  site.site.on("GET /api/config/timesheet",
               http::Response{200, {{"Content-Type", "application/json"}}, api_answer});
  BOOST_TEST(listed(site.read()) ==
             "timesheet.active_entries.hard_limit=3\n"
             "timesheet.default_begin=08:00\n"
             "timesheet.mode=punch\n"
             "timesheet.rounding.default.days=monday,sunday\n"
             "timesheet.rules.allow_future_times=true\n"
             "timesheet.rules.allow_zero_duration=false\n"
             "timesheet.rules.lockdown_period_start=\n"
             "budget_project: teamlead\n"
             "view_own_timesheet: user admin super_admin\n");
  BOOST_TEST(site.site.lines() ==
                 (std::vector<std::string>{"GET /en/admin/system-config/", "GET /api/config/timesheet",
                                           "GET /en/admin/permissions"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(whoever_may_not_see_the_pages_knows_what_the_api_shows) {
  Site site;
  site.site.on("GET /en/admin/system-config/", target::html_page(settings_page(), 403));
  site.site.on("GET /api/config/timesheet",
               http::Response{200, {{"Content-Type", "application/json"}}, api_answer});
  BOOST_TEST(listed(site.read()) ==
             "timesheet.active_entries.hard_limit=2\n"
             "timesheet.default_begin=08:00\n"
             "timesheet.mode=default\n"
             "timesheet.rules.allow_future_times=false\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_known_where_something_else_answers) {
  for (const char* body :
       {"", "[]", "\"text\"", "{\"trackingMode\":", R"({"trackingMode":{"a":1},"defaultBeginTime":null})"}) {
    Site site;
    site.site.on("GET /en/admin/system-config/",
                 target::html_page("<form><input name='x[name]' value='timesheet.mode'></form>"));
    site.site.on("GET /en/admin/permissions", target::html_page("<table><tr><td>a_b<td>c</table>"));
    site.site.on("GET /api/config/timesheet",
                 http::Response{200, {{"Content-Type", "application/json"}}, body});
    BOOST_TEST(listed(site.read()) == "", body);
  }
}

BOOST_AUTO_TEST_SUITE_END()
