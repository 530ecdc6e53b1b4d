#include "run/clock_move.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace conform;

namespace {

Node text(const std::string& value) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = value;
  return node;
}

struct Row {
  std::string set, zone, advance;
  std::int64_t expected;
  std::string problem;
};

constexpr std::int64_t now = 1'768'473'000;

}  // namespace

BOOST_AUTO_TEST_CASE(a_clock_is_set_in_a_zone_or_advanced) {
  const std::vector<Row> rows{
      {"2026-03-10T00:00:00", "Europe/Berlin", "", 1'773'097'200, ""},
      {"2026-03-10T00:00:00", "", "", 1'773'100'800, ""},
      {"2026-03-10T00:00:00", "Asia/Kathmandu", "", 1'773'080'100, ""},
      {"2026-03-29T02:30:00", "Europe/Berlin", "", 1'774'746'000, ""},  // skipped: the end of the gap
      {"2026-10-25T02:30:00", "Europe/Berlin", "", 1'792'888'200, ""},  // repeated: the earlier one
      {"", "", "61s", now + 61, ""},
      {"", "", "2h", now + 7200, ""},
      {"2026-03-10", "", "", 0, "the clock cannot be moved: '2026-03-10' is no local date-time"},
      {"2026-03-10T00:00:00", "Mars/Base", "", 0, "the clock cannot be moved: unknown time zone 'Mars/Base'"},
      {"", "", "soon", 0, "the clock cannot be moved: 'soon' is no duration"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.set << row.zone << row.advance) {
      suite::ClockMove move;
      if (!row.set.empty()) move.set = text(row.set);
      if (!row.zone.empty()) move.zone = text(row.zone);
      if (!row.advance.empty()) move.advance = text(row.advance);
      const run::MovedClock moved = run::moved_clock(move, now, {});
      BOOST_TEST(moved.unix_seconds == row.expected);
      BOOST_TEST(moved.problem == row.problem);
    }
  }
}
