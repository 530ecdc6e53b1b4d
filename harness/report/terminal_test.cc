#include "report/terminal.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "report/example_run.h"

namespace conform::report {
namespace {

std::string shown(const std::vector<RunEvent>& events, const TerminalStyle& style = {}) {
  return render_terminal(make_report(events), style);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

BOOST_AUTO_TEST_SUITE(terminal)

BOOST_AUTO_TEST_CASE(every_line_that_can_be_broken_fits_80_columns) {
  for (const std::string& line : split(shown(example_run()), '\n')) {
    // A quoted word of a shell line cannot be broken.
    const bool is_shell_word = holds(line, "'{");
    BOOST_TEST((is_shell_word || columns(line) <= 80), line);
    BOOST_TEST((line.empty() || line.back() != ' '), "'" << line << "' ends in a blank");
  }
}

BOOST_AUTO_TEST_CASE(a_narrow_terminal_breaks_lines_and_loses_no_number) {
  for (const std::size_t width : {1U, 40U, 51U, 69U}) {
    const std::string text = shown(minimal_run(), {false, false, width});
    BOOST_TEST_CONTEXT(width)
    BOOST_TEST(holds(text,
                     "Scenarios by suite   scenarios  passed  deviate  failed skipped  other\n"
                     "  datetime\u2026ocal-time         1       1        -       -       -      -\n"),
               text);
  }
}

BOOST_AUTO_TEST_CASE(colours_change_nothing_but_colours) {
  std::string coloured = shown(example_run(), {true, false, 80});
  BOOST_TEST(holds(coloured, "\x1b[1;31mFAILED\x1b[0m"));
  BOOST_TEST(holds(coloured, "\x1b[1mScenarios by suite  "));
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  BOOST_TEST(coloured == shown(example_run()));
}

BOOST_AUTO_TEST_CASE(the_headline_is_the_last_line) {
  BOOST_TEST(shown(minimal_run()) ==
             "Scenarios by suite             scenarios  passed  deviate  failed skipped  other\n"
             "  datetime/local-time                  1       1        -       -       -      -\n"
             "\n"
             "1 scenario, 1 case: 1 passed\n"
             "2 requests in 0.0 s\n"
             "\n"
             "conforms, 0 of 0 promises proven\n");
}

BOOST_AUTO_TEST_CASE(hostile_text_cannot_drive_the_terminal) {
  std::vector<RunEvent> events = example_run();
  for (RunEvent& event : events) {
    auto* one = std::get_if<CaseFinished>(&event);
    if (one == nullptr) continue;
    const std::string bad = "\x1b[2J\r\xff";
    for (std::string* text :
         {&one->address, &one->suite, &one->scenario, &one->title, &one->reason, &one->where.file})
      *text += bad;
    for (Finding& finding : one->findings) {
      for (std::string* text :
           {&finding.check, &finding.operation, &finding.instance_pointer, &finding.expected, &finding.actual,
            &finding.value, &finding.curl, &finding.where.file})
        *text += bad;
    }
  }
  auto& finished = std::get<RunFinished>(events.back());
  for (std::string* text :
       {&finished.leftovers[0].what, &finished.leftovers[0].why, &finished.leftovers[0].curl})
    *text += "\x1b[2J\xff";
  const std::string text = shown(events);
  BOOST_TEST(!holds(text, "\x1b"));
  BOOST_TEST(!holds(text, "\r"));
  BOOST_TEST(!holds(text, "\xff"));
}

BOOST_AUTO_TEST_CASE(a_good_run_of_a_whole_catalogue_is_short) {
  RunStarted started;
  std::vector<RunEvent> events{started};
  for (int suite = 0; suite < 24; ++suite) {
    for (int scenario = 0; scenario < 4; ++scenario) {
      CaseFinished one = passed_case("s" + std::to_string(scenario));
      one.suite = "area/suite-" + std::to_string(suite);
      events.emplace_back(one);
    }
  }
  for (int i = 0; i < 12; ++i) {
    CaseFinished one = passed_case("contract");
    one.contract = {{contract_finding("TimesheetEntity.begin", "deviation-" + std::to_string(i)), 3}};
    events.emplace_back(one);
  }
  events.emplace_back(RunFinished{});
  BOOST_TEST(split(shown(events), '\n').size() < 60U);
}

BOOST_AUTO_TEST_CASE(many_suites_are_shown_by_area) {
  std::vector<RunEvent> events{RunStarted{}};
  for (int suite = 0; suite < 30; ++suite) {
    CaseFinished one = passed_case("a");
    one.suite = (suite % 2 == 0 ? "token/" : "boolean/") + std::to_string(suite);
    events.emplace_back(one);
  }
  const std::string text = shown(events);
  BOOST_TEST(
      holds(text, "  boolean/                            15      15        -       -       -      -\n"));
  BOOST_TEST(!holds(text, "token/2 "));
}

BOOST_AUTO_TEST_CASE(many_failures_are_bounded) {
  std::vector<RunEvent> events{RunStarted{}};
  for (int i = 10; i < 35; ++i) {
    CaseFinished one = with_verdict(passed_case("s" + std::to_string(i)), Verdict::failed);
    one.findings = {example_finding()};
    events.emplace_back(one);
  }
  const std::string text = shown(events);
  BOOST_TEST(count_of(text, "FAILED  ") == 20U);
  BOOST_TEST(holds(text, "\n... and 5 more, all in report.json\n"));
}

BOOST_AUTO_TEST_CASE(failures_that_look_alike_are_one_cause) {
  std::vector<RunEvent> events{RunStarted{}};
  for (const char* scenario : {"a", "b", "c", "d"}) {
    CaseFinished one = with_verdict(passed_case(scenario), Verdict::failed);
    one.findings = {example_finding()};
    one.findings.front().expected_class = "instant";
    one.findings.front().actual_class = "other-instant";
    events.emplace_back(one);
  }
  CaseFinished contract = passed_case("e");
  contract.contract = {{contract_finding("TimesheetEntity.begin", ""), 7}};
  events.emplace_back(contract);
  const std::string text = shown(events, {false, false, 200});
  const auto begin = text.find("What failed, by cause\n");
  BOOST_REQUIRE(begin != std::string::npos);
  BOOST_TEST(text.substr(begin, text.find("\n\n", begin) - begin) ==
             "What failed, by cause\n"
             "  contract.format of begin: expected date-time, got date-time+hhmm; 7 findings in "
             "contract/get_timesheet/200\n"
             "  instant of begin: expected instant, got other-instant; 4 findings in datetime/local-time#a, "
             "datetime/local-time#b, datetime/local-time#c and 1 more");
}

BOOST_AUTO_TEST_CASE(promises_that_are_open_for_one_reason_share_a_row) {
  RunStarted started;
  for (const char* id : {"TOK-1", "DT-3", "TOK-2"})
    started.requirements.push_back({id, Level::must, "It is so.", "", {}, {}});
  BOOST_TEST(holds(shown({started, passed_case("a")}),
                   "Promises not proven\n  open   TOK-1, TOK-2: no scenario of this run checks them\n\n"));
}

BOOST_AUTO_TEST_CASE(unproven_promises_are_sorted_broken_open_fact) {
  RunStarted started;
  const auto add = [&](const char* id, Level level) {
    started.requirements.push_back({id, level, "It is so.", "", {}, {}});
  };
  add("OBS-1", Level::observed);
  add("TOK-1", Level::must);
  add("DT-3", Level::must);
  CaseFinished one = with_verdict(passed_case("a"), Verdict::failed);
  one.findings = {example_finding()};
  BOOST_TEST(holds(shown({started, one}),
                   "Promises not proven\n"
                   "  broken DT-3: It is so.\n"
                   "  open   TOK-1: no scenario of this run checks it\n"
                   "  fact   OBS-1: no scenario of this run checks it\n\n"));
}

BOOST_AUTO_TEST_CASE(a_selection_says_in_one_line_what_it_is_not_about) {
  RunStarted started;
  started.selection = true;
  started.requirements = {{"DT-3", Level::must, "It is so.", "", {}, {}},
                          {"TOK-1", Level::must, "It is so.", "", {}, {}}};
  const std::string one = shown({started, passed_case("a")});
  BOOST_TEST(holds(one, "\n1 other promise or fact is not the subject of the chosen scenarios\n"), one);
  BOOST_TEST(!holds(one, "Promises not proven"), one);
  BOOST_TEST(holds(one, "1 of 1 promise proven"), one);
  started.requirements.push_back({"OBS-1", Level::observed, "It is so.", "", {}, {}});
  const std::string two = shown({started, passed_case("a")});
  BOOST_TEST(holds(two, "\n2 other promises and facts are not the subject of the chosen scenarios\n"), two);
  BOOST_TEST(!holds(two, "facts that hold"), two);
}

BOOST_AUTO_TEST_CASE(a_change_in_many_cases_of_a_scenario_is_one_row) {
  std::vector<RunEvent> events{RunStarted{}};
  for (int i = 10; i < 26; ++i) {
    CaseFinished one = with_verdict(passed_case("a", "n=" + std::to_string(i)), Verdict::changed);
    one.findings = {example_finding()};
    one.findings.front().level = Level::observed;
    one.findings.front().expected = std::to_string(i);
    one.findings.front().actual = "0";
    events.emplace_back(one);
    events.emplace_back(with_verdict(passed_case("b", "n=" + std::to_string(i)), Verdict::improved));
  }
  BOOST_TEST(
      holds(shown(events, {false, false, 200}),
            "Different from earlier versions\n"
            "  changed   datetime/local-time#a[n=10]: instant at /begin (TimesheetEntity.begin): expected "
            "10, got 0 (and in 15 more cases)\n"
            "  improved  datetime/local-time#b[n=10]: HTML5 local time comes back unchanged, with the "
            "offset of the user's zone (and in 15 more cases)\n\n"));
}

BOOST_AUTO_TEST_CASE(a_deviation_with_one_place_is_spoken_of_in_the_singular) {
  DeviationFinished stale{"end-null", "null", 0, 1, true, false, {"kimai.yaml", 12, 5, 3}};
  DeviationFinished improved{"language", "null", 0, 1, false, true, {}};
  const std::string text = shown({RunStarted{}, stale, improved});
  BOOST_TEST(holds(text, "  end-null did not show at its only place: remove it from kimai.yaml:12:5\n"),
             text);
  BOOST_TEST(holds(text, "  improved  language did not show at its only place\n"), text);
}

BOOST_AUTO_TEST_CASE(a_run_that_was_cut_short_counts_what_it_began) {
  RunStarted started;
  started.cases_planned = 530;
  BOOST_TEST(holds(shown({started}), "\n0 of 530 planned cases run\n"));
  BOOST_TEST(
      holds(shown({started, passed_case("a")}), "\n1 scenario begun, 530 cases: 1 passed, 529 not run\n"));
}

BOOST_AUTO_TEST_CASE(long_lists_are_bounded) {
  std::vector<RunEvent> events{RunStarted{}};
  for (int i = 0; i < 30; ++i)
    events.emplace_back(
        with_verdict(passed_case("s" + std::to_string(i)), Verdict::skipped, "reason " + std::to_string(i)));
  const std::string text = shown(events);
  BOOST_TEST(count_of(text, "1 case skipped: reason ") == 20U);
  BOOST_TEST(holds(text, "  ... and 10 more, all in report.json\n"));
}

BOOST_AUTO_TEST_CASE(a_long_address_is_cut_in_the_middle) {
  CaseFinished one = with_verdict(passed_case("a", std::string(200, 'x') + "=end"), Verdict::failed);
  const std::string text = shown({RunStarted{}, one});
  const auto begin = text.find("FAILED");
  const std::string line = text.substr(begin, text.find('\n', begin) - begin);
  BOOST_TEST(columns(line) == 80U);
  BOOST_TEST(holds(line, "FAILED  datetime/local-time#a[xx"));
  BOOST_TEST(holds(line, "xx=end]"));
}

BOOST_AUTO_TEST_CASE(deviations_are_counted_though_the_run_was_cut_short) {
  std::vector<RunEvent> events = example_run();
  events.erase(std::remove_if(events.begin(), events.end(),
                              [](const RunEvent& event) {
                                return std::holds_alternative<DeviationFinished>(event) ||
                                       std::holds_alternative<RunFinished>(event);
                              }),
               events.end());
  const std::string text = shown(events);
  BOOST_TEST(holds(text, "  timesheet-begin: 42 findings named by 1 entry\n"));
  BOOST_TEST(holds(text, "the run was cut short, 1 case"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
