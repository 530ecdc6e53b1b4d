#include "target/journal_file.h"

#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/file.h"

using namespace conform;
using target::Creation;
using target::JournalFile;
using target::read_journal;

namespace {

constexpr const char* head = R"({"journal":1,"run":"t0abcdefgh","url":"https://kimai.example"})";
constexpr const char* intent =
    R"({"n":1,"intent":{"operation":"post_tag","what":"tag","name":"kct-t0abcdefgh-1"},"undo":{"operation":"delete_tag","path":"/api/tags/{id}"}})";

struct Place {
  std::string path =
      (std::filesystem::temp_directory_path() / ("conform-journal-file-" + std::to_string(::getpid())))
          .string();
  ~Place() { std::filesystem::remove(path); }

  JournalFile read(const std::string& text) const {
    write_file(path, text);
    return read_journal(path);
  }
  std::string complaint(const std::string& text) const {
    try {
      read(text);
      return "accepted";
    } catch (const InputError& error) {
      const std::string message = render(error.diagnostics());
      return message.substr(path.size(), message.find('\n') - path.size());
    }
  }
};

std::string with_path(const std::string& undo) {
  return std::string(head) + "\n" + R"({"n":1,"intent":{},"undo":{"operation":"x","path":")" + undo +
         "\"}}\n";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(journal_file, Place)

BOOST_AUTO_TEST_CASE(what_was_not_finished_comes_back) {
  const std::string second = std::string(intent).replace(5, 1, "2");
  std::string third = std::string(intent).replace(5, 1, "3");
  third.insert(third.find("\"name\""), "\"nameless\":true,");
  const JournalFile file =
      read(std::string(head) + "\n" + intent + "\n" + second + "\n" + R"({"id":"17","n":1})" + "\n" + third +
           "\n" + R"({"id":"18","n":3})" + "\n" + R"({"done":true,"n":3})" + "\n" +
           std::string(third).replace(5, 1, "4") + "\n");
  BOOST_TEST(file.run == "t0abcdefgh");
  BOOST_TEST(file.url == "https://kimai.example");
  BOOST_REQUIRE(file.unfinished.size() == 3U);
  BOOST_TEST(file.unfinished[0].id == "17");
  BOOST_TEST(file.unfinished[0].name == "kct-t0abcdefgh-1");
  BOOST_TEST(file.unfinished[0].undo_path == "/api/tags/{id}");
  BOOST_TEST(!file.unfinished[0].nameless);
  BOOST_TEST(file.unfinished[1].id == "");
  BOOST_TEST(file.unfinished[2].nameless);
  BOOST_TEST(file.made.size() == 2U);
  BOOST_TEST(!file.is_cut);
}

BOOST_AUTO_TEST_CASE(a_line_that_was_cut_off_was_not_written) {
  for (const char* rest : {"{\"id\":\"1", "{", "{\"done\":true,\"n\":1}"}) {
    const JournalFile file = read(std::string(head) + "\n" + intent + "\n" + rest);
    BOOST_TEST(file.unfinished.size() == 1U);
    BOOST_TEST(file.is_cut);
  }
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused_with_its_place) {
  const std::string good = std::string(head) + "\n";
  const std::vector<std::pair<std::string, std::string>> rows{
      {"", ": error: it is empty: the run was killed before it made anything"},
      {"{\"n\":1", ": error: it is empty: the run was killed before it made anything"},
      {"hello\n", ":1:1: error: it is no journal: the line is no JSON object"},
      {"{}\n", ":1:1: error: it is no journal: its first line does not name a run and its installation"},
      {"{\"journal\":2,\"run\":\"t0abcdefgh\",\"url\":\"u\"}\n",
       ":1:1: error: it is no journal: its first line does not name a run and its installation"},
      {"{\"journal\":1,\"run\":\"../../x\",\"url\":\"u\"}\n", ":1:1: error: '../../x' is no id of a run"},
      {good + "[]\n", ":2:1: error: it is no journal: the line is no JSON object"},
      {good + "{\"id\":\"1\"}\n", ":2:1: error: the entry has no number"},
      {good + intent + "\n{\"n\":1,\"id\":\"1/../../users\"}\n", ":3:1: error: the id is no number"},
      {good + "{\"n\":1,\"intent\":5}\n", ":2:1: error: the entry does not say how it is undone"},
      {with_path("/api/tags"), ":2:1: error: the path that undoes it is none of the API's"},
      {with_path("/api/../x/{id}"), ":2:1: error: the path that undoes it is none of the API's"},
      {with_path("//evil.example/{id}"), ":2:1: error: the path that undoes it is none of the API's"},
      {with_path("/api/tags/{id}?x={id}"), ":2:1: error: the path that undoes it is none of the API's"},
  };
  for (const auto& [text, message] : rows) BOOST_TEST(complaint(text) == message);
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_named) {
  BOOST_CHECK_THROW(read_journal(path + ".missing"), InputError);
}

BOOST_AUTO_TEST_SUITE_END()
