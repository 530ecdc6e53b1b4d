#include "spec/operation_table.h"

#include <algorithm>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace conform::spec;

BOOST_AUTO_TEST_SUITE(operation_tables)

BOOST_AUTO_TEST_CASE(ids_are_sorted_and_single_as_the_search_needs_them) {
  const auto ids = operation_ids();
  BOOST_TEST(std::is_sorted(ids.begin(), ids.end()));
  BOOST_TEST(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  for (const OperationRow& row : operation_table()) BOOST_TEST(find_operation(row.id) == &row);
}

BOOST_AUTO_TEST_CASE(each_route_stands_once) {
  for (const OperationRow& row : operation_table()) BOOST_TEST(find_operation(row.method, row.path) == &row);
}

BOOST_AUTO_TEST_CASE(only_reading_methods_may_not_write) {
  for (const OperationRow& row : operation_table()) BOOST_TEST_CONTEXT(row.id) {
      if (row.method != "GET") BOOST_TEST(row.writes);
    }
  BOOST_TEST(find_operation("get_stop_timesheet")->writes);
  BOOST_TEST(find_operation("get_restart_timesheet")->writes);
  BOOST_TEST(!find_operation("get_timesheets")->writes);
}

BOOST_AUTO_TEST_CASE(what_undoes_is_a_delete_whose_path_the_creator_can_fill) {
  std::size_t undone = 0;
  for (const OperationRow& row : operation_table()) {
    if (row.undo.empty()) continue;
    ++undone;
    BOOST_TEST_CONTEXT(row.id) {
      const OperationRow* undo = find_operation(row.undo);
      BOOST_REQUIRE(undo != nullptr);
      BOOST_TEST(undo->method == "DELETE");
      // All but the last parameter come from the creating request.
      const std::string_view parent = undo->path.substr(0, undo->path.rfind("/{"));
      if (parent.find('{') != parent.npos) BOOST_TEST(row.path.starts_with(parent));
    }
  }
  BOOST_TEST(undone == 15U);
  BOOST_TEST(find_operation("post_customer")->undo == "delete_customer");
  BOOST_TEST(find_operation("patch_restart_timesheet")->undo == "delete_timesheet");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_not_found) {
  BOOST_TEST(find_operation("get_timesheet_") == nullptr);
  BOOST_TEST(find_operation("") == nullptr);
  BOOST_TEST(find_operation("PUT", "/api/ping") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
