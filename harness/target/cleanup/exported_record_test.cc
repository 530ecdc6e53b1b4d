#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/cleanup/cleaner.h"
#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

http::Response answer(std::string body, int status = 200) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exported_record)

BOOST_AUTO_TEST_CASE(an_exported_record_is_unlocked_by_one_and_deleted_by_another) {
  struct Row {
    const char* record;
    const char* unlocks;  ///< by whom it may be unlocked
    const char* deletes;  ///< by whom it may be deleted then
    std::string why;
  };
  const std::string owner = "Bearer maker", strongest = "Bearer strongest";
  const std::vector<Row> rows{
      {R"({"id":7,"exported":true})", "Bearer strongest", "Bearer maker", ""},
      {R"({"id":7,"exported":true})", "Bearer maker", "Bearer strongest", ""},
      {R"({"id":7,"exported":true})", "nobody", "Bearer maker", "DELETE answered 403"},
      {R"({"id":7,"exported":true})", "Bearer strongest", "nobody", "DELETE answered 403"},
      {R"({"id":7,"exported":false})", "Bearer strongest", "Bearer maker", "DELETE answered 403"},
      {"[]", "Bearer strongest", "Bearer maker", "DELETE answered 403"},
  };
  for (const Row& row : rows) {
    TestSite site{"https://kimai.example"};
    bool locked = true;
    int unlocked = 0;
    const auto is_by = [](const http::Request& request, const char* who) {
      return *http::find_header(request.headers, "Authorization") == who;
    };
    site.on("GET /api/timesheets/7", answer(row.record));
    site.on("PATCH /api/timesheets/7/export", [&](const http::Request& request) {
      if (!is_by(request, row.unlocks)) return answer("{}", 403);
      locked = false;
      ++unlocked;
      return answer("{}");
    });
    site.on("DELETE /api/timesheets/7", [&](const http::Request& request) {
      return http::Response{!locked && is_by(request, row.deletes) ? 204 : 403, {}, ""};
    });
    ApiClient maker(site, {owner, strongest});
    Cleaner cleaner(ApiClient(site, {strongest}), {});
    const Creation record{0, "timesheet", "", "delete_timesheet", "/api/timesheets/{id}", {}, {}, "7"};
    const auto leftover = cleaner.remove(record, maker);
    BOOST_TEST((leftover ? leftover->why : "") == row.why, row.record << row.unlocks << row.deletes);
    BOOST_TEST(unlocked <= 1);  // it is a switch
  }
}

BOOST_AUTO_TEST_SUITE_END()
