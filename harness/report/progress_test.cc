#include <cstdio>
#include <memory>
#include <string>

#include <boost/test/unit_test.hpp>

#include "report/example_run.h"
#include "report/terminal.h"

namespace conform::report {
namespace {

/// What a progress line prints for these events.
std::string printed(const std::vector<RunEvent>& events, const TerminalStyle& style) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  {
    Progress progress(file.get(), style);
    for (const RunEvent& event : events) progress.on(event);
  }
  std::string text(static_cast<std::size_t>(std::ftell(file.get())), '\0');
  std::rewind(file.get());
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  return text;
}

RunStarted planned(std::size_t cases) {
  RunStarted started;
  started.cases_planned = cases;
  return started;
}

BOOST_AUTO_TEST_SUITE(progress_line)

BOOST_AUTO_TEST_CASE(a_line_is_overwritten_and_erased_at_the_end) {
  const CaseFinished failed = with_verdict(passed_case("b"), Verdict::failed);
  BOOST_TEST(printed({planned(10), passed_case("a"), failed, RunFinished{}}, {false, true, 80}) ==
             "\r\x1b[K[ 1/10] datetime/local-time"
             "\r\x1b[K[ 2/10] datetime/local-time   1 failed"
             "\r\x1b[K");
}

BOOST_AUTO_TEST_CASE(it_is_erased_too_when_the_run_does_not_end_in_order) {
  const std::string text = printed({planned(2), passed_case("a")}, {false, true, 80});
  BOOST_TEST(text.substr(text.size() - 4) == "\r\x1b[K");
}

BOOST_AUTO_TEST_CASE(nothing_is_printed_in_a_pipe) {
  BOOST_TEST(printed(example_run(), {true, false, 80}) == "");
}

BOOST_AUTO_TEST_CASE(a_long_run_draws_seldom_but_tells_a_failure_at_once) {
  std::vector<RunEvent> events{planned(10000)};
  for (int i = 0; i < 10000; ++i) events.emplace_back(passed_case("a"));
  BOOST_TEST(printed(events, {false, true, 80}).size() < 201U * 50);
  const CaseFinished failed = with_verdict(passed_case("b"), Verdict::failed);
  BOOST_TEST(printed({planned(10000), failed}, {false, true, 80}) ==
             "\r\x1b[K[    1/10000] datetime/local-time   1 failed\r\x1b[K");
}

BOOST_AUTO_TEST_CASE(a_narrow_terminal_cuts_the_address_so_that_the_line_does_not_wrap) {
  BOOST_TEST(printed({planned(1), passed_case("a")}, {false, true, 20}) ==
             "\r\x1b[K[1/1] dateti…l-time\r\x1b[K");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
