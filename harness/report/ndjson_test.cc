#include "report/ndjson.h"

#include <cstdlib>
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "base/diagnostic.h"
#include "base/file.h"
#include "report/event_json.h"
#include "report/example_run.h"

namespace conform::report {
namespace {

/// A folder that is gone after the test.
class TestFolder {
 public:
  TestFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "conform-report-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

std::vector<std::string> lines_of(const std::vector<RunEvent>& events) {
  std::vector<std::string> lines;
  for (const RunEvent& event : events) lines.push_back(to_line(event));
  return lines;
}

std::string text_of(const std::vector<RunEvent>& events) {
  std::string text;
  for (const std::string& line : lines_of(events)) text += line + '\n';
  return text;
}

void check_refused(const std::string& path, const std::string& complaint) {
  BOOST_CHECK_EXCEPTION(read_ndjson(path), InputError, [&](const InputError& error) {
    BOOST_TEST(render(error.diagnostics()) == complaint);
    return true;
  });
}

BOOST_AUTO_TEST_SUITE(ndjson)

BOOST_AUTO_TEST_CASE(a_second_writer_is_refused_and_what_stood_there_stays_until_the_first_event) {
  const TestFolder folder;
  const std::string path = folder.file("run.ndjson");
  write_file(path, "of before\n");
  {
    NdjsonWriter first(path);
    BOOST_CHECK_EXCEPTION(NdjsonWriter second(path), InputError, [&](const InputError& error) {
      BOOST_TEST(render(error.diagnostics()) ==
                 path +
                     ": error: another run is writing here\n"
                     "      hint: give each run a folder of its own: --report-dir DIR\n");
      return true;
    });
    BOOST_TEST(read_file(path, 100) == "of before\n");
    first.on(example_run().front());
    BOOST_TEST(lines_of(read_ndjson(path)) == std::vector<std::string>{to_line(example_run().front())},
               boost::test_tools::per_element());
  }
  NdjsonWriter again(path);
  again.on(example_run().front());
  BOOST_TEST(again.complete());
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read_while_the_writer_is_still_open) {
  const TestFolder folder;
  NdjsonWriter writer(folder.file("run.ndjson"));
  std::vector<RunEvent> written;
  for (const RunEvent& event : example_run()) {
    writer.on(event);
    written.push_back(event);
    BOOST_TEST(lines_of(read_ndjson(folder.file("run.ndjson"))) == lines_of(written),
               boost::test_tools::per_element());
  }
  BOOST_TEST(writer.complete());
}

BOOST_AUTO_TEST_CASE(a_file_cut_at_any_byte_gives_all_events_before_it) {
  const TestFolder folder;
  const std::vector<RunEvent> events = minimal_run();
  const std::string text = text_of(events);
  const std::string path = folder.file("run.ndjson");
  std::size_t complete = 0;
  for (std::size_t size = text.find('\n'); size <= text.size(); ++size) {
    // A line that lacks nothing but its end is complete.
    if (size == text.size() || text[size] == '\n') ++complete;
    if (size == text.size()) --complete;
    write_file(path, text.substr(0, size));
    BOOST_TEST(read_ndjson(path).size() == complete, "cut at byte " << size);
  }
  BOOST_TEST(complete == events.size());
}

BOOST_AUTO_TEST_CASE(a_damaged_line_in_the_middle_is_refused) {
  const TestFolder folder;
  const std::string path = folder.file("run.ndjson");
  write_file(path, to_line(minimal_run().front()) + "\n{\"event\":\"ca\n" + to_line(RunFinished{}) + '\n');
  check_refused(path, path + ":2: error: the line is no JSON\n");
  write_file(path, to_line(minimal_run().front()) + "\n{\"event\":\"party\"}\n");
  check_refused(path, path +
                          ":2: error: unknown event 'party'\n"
                          "      hint: the file was written by a newer version, or is no run\n");
}

BOOST_AUTO_TEST_CASE(a_file_without_a_run_is_refused) {
  const TestFolder folder;
  const std::string path = folder.file("run.ndjson");
  check_refused(path, path + ": error: no such file\n");
  for (const std::string& text : {std::string(), std::string("{\"eve"), to_line(RunFinished{}) + '\n'}) {
    write_file(path, text);
    check_refused(path, path + ": error: holds no run: its first line is not the event 'start'\n");
  }
}

BOOST_AUTO_TEST_CASE(a_huge_file_is_refused) {
  const TestFolder folder;
  const std::string path = folder.file("run.ndjson");
  write_file(path, "");
  std::filesystem::resize_file(path, (std::uintmax_t{1} << 30U) + 1);  // sparse: takes no room
  check_refused(path, path + ": error: is larger than 1024 MB\n");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_named) {
  BOOST_CHECK_EXCEPTION(NdjsonWriter("no/such/run.ndjson"), InputError, [](const InputError& error) {
    BOOST_TEST(render(error.diagnostics()) ==
               "no/such/run.ndjson: error: cannot be written: No such file or directory\n");
    return true;
  });
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_noticed) {
  if (!std::filesystem::exists("/dev/full")) return;
  NdjsonWriter writer("/dev/full");
  writer.on(RunFinished{});
  BOOST_TEST(!writer.complete());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
