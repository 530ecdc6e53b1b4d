#include <cstdlib>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "report/example_run.h"
#include "report/reporter.h"
#include "report/terminal.h"

namespace conform::report {
namespace {

/// Compares with the approved text under testdata, or approves the text if CONFORM_UPDATE is 1.
void check_golden(const std::string& file, const std::string& text) {
  const std::string path = "testdata/" + file;
  const char* update = std::getenv("CONFORM_UPDATE");
  if (update != nullptr && std::string_view(update) == "1") write_file(path, text);
  BOOST_TEST(read_file(path, 1U << 20U) == text,
             file << " differs; run again with CONFORM_UPDATE=1 and review");
}

BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(every_file_report_of_the_example_is_as_approved) {
  const Report report = make_report(example_run());
  for (const Reporter& reporter : reporters())
    check_golden("example-" + std::string(reporter.file_name), reporter.render(report));
}

BOOST_AUTO_TEST_CASE(the_terminal_summary_of_the_example_is_as_approved) {
  check_golden("example-terminal.txt", render_terminal(make_report(example_run()), {}));
}

BOOST_AUTO_TEST_CASE(the_table_of_reporters_is_found_by_name) {
  const std::vector<std::string> names{"json", "junit", "junit-strict"};
  BOOST_TEST(reporter_names() == names, boost::test_tools::per_element());
  for (const std::string& name : names) BOOST_TEST(find_reporter(name)->name == name);
  BOOST_TEST(find_reporter("html") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
