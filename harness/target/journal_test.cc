#include "target/journal.h"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "target/journal_file.h"

using namespace conform;
using target::Creation;
using target::Journal;

namespace {

struct Folder {
  Folder()
      : path(std::filesystem::temp_directory_path() / ("conform-journal-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(journal, Folder)

BOOST_AUTO_TEST_CASE(the_intent_stands_before_the_id_and_the_end) {
  const std::string file = path / "journal.ndjson";
  {
    Journal journal(file, "tabc123456", "https://kimai.example");
    Creation creation{
        0, "customer \"kct-1\"", "post_customer", "delete_customer", "/api/customers/{id}", "kct-1", {}, {}};
    BOOST_TEST(!journal.intend(creation));
    BOOST_TEST(creation.number == 1U);
    const std::string before_the_request = read_file(file, 10'000);
    BOOST_TEST(before_the_request.find("\"intent\"") != std::string::npos);
    creation.id = "17";
    journal.made(creation);
    journal.done(creation);
  }
  BOOST_TEST(read_file(file, 10'000) ==
             "{\"journal\":1,\"run\":\"tabc123456\",\"url\":\"https://kimai.example\"}\n"
             "{\"intent\":{\"name\":\"kct-1\",\"operation\":\"post_customer\",\"what\":\"customer "
             "\\\"kct-1\\\"\"},\"n\":1,"
             "\"undo\":{\"operation\":\"delete_customer\",\"path\":\"/api/customers/{id}\"}}\n"
             "{\"id\":\"17\",\"n\":1}\n"
             "{\"done\":true,\"n\":1}\n");
}

BOOST_AUTO_TEST_CASE(a_body_is_kept_only_where_nothing_else_tells_what_was_made) {
  struct Row {
    const char* undo;
    std::string name, parent;
    bool nameless;
    std::string sent, kept;
  };
  const std::string body = "{'name': 'a'}";
  const std::vector<Row> rows{
      {"delete_tag", "", "", false, body, body},
      {"delete_tag", "a", "", false, body, body},
      {"delete_tag", "", "", false, std::string(2'001, '['), ""},
      {"delete_tag", "kct-t0abcdefgh-1", "", false, body, ""},
      {"delete_activity", "", "/api/activities?visible=3&project=5", false, body, ""},
      {"delete_tag", "", "", true, "{}", ""},
      {"delete_timesheet", "", "", false, body, ""},       // there are too many to look through
      {"delete_user", "", "", false, body, ""},            // a password stands in it
      {"delete_customer_rate", "", "", false, body, ""}};  // goes with its customer
  int number = 0;
  for (const Row& row : rows) {
    const std::string file = path / (std::to_string(++number) + ".ndjson");
    Journal journal(file, "t0abcdefgh", "https://kimai.example");
    Creation creation{0,        "something", "post", row.undo,     "/api/tags/{id}",
                      row.name, row.parent,  {},     row.nameless, row.sent};
    BOOST_TEST(!journal.intend(creation));
    BOOST_TEST(target::read_journal(file).unfinished.at(0).sent == row.kept, row.undo << row.sent);
  }
}

BOOST_AUTO_TEST_CASE(only_the_owner_can_read_it) {
  const std::string file = path / "private.ndjson";
  const Journal journal(file, "r", "u");
  struct stat status {};
  BOOST_REQUIRE(::stat(file.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_an_input_error) {
  BOOST_CHECK_EXCEPTION(Journal((path / "no/such/folder").string(), "r", "u"), InputError,
                        [&](const InputError& error) {
                          return render(error.diagnostics()) ==
                                 (path / "no/such/folder").string() +
                                     ": error: the journal cannot be written: No such file or directory\n";
                        });
}

BOOST_AUTO_TEST_CASE(a_journal_is_never_written_over) {
  const std::string file = path / "twice.ndjson";
  const Journal journal(file, "r", "u");
  BOOST_CHECK_EXCEPTION(Journal(file, "r", "u"), InputError, [&](const InputError& error) {
    return render(error.diagnostics()) == file + ": error: the journal cannot be written: File exists\n";
  });
}

BOOST_AUTO_TEST_CASE(a_disk_that_fills_up_stops_the_next_creation) {
  const std::string file = path / "limited.ndjson";
  Journal journal(file, "tabc123456", "https://kimai.example");
  rlimit before{};
  BOOST_REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{std::filesystem::file_size(file), before.rlim_max};
  BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  Creation creation;
  const auto refusal = journal.intend(creation);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, ignored);
  BOOST_TEST(refusal.value_or("") == "the journal cannot be written: File too large");
  BOOST_TEST(journal.problem() == *refusal);
}

BOOST_AUTO_TEST_CASE(without_a_file_it_only_counts) {
  Journal journal;
  Creation creation;
  BOOST_TEST(!journal.intend(creation));
  BOOST_TEST(!journal.intend(creation));
  BOOST_TEST(creation.number == 2U);
  BOOST_TEST(!journal.is_kept());
}

BOOST_AUTO_TEST_CASE(intents_of_many_workers_all_reach_the_file) {
  const std::string file = path / "many.ndjson";
  constexpr int workers = 8;
  constexpr int each = 40;
  {
    Journal journal(file, "tabc123456", "https://kimai.example");
    std::vector<std::thread> threads;
    std::atomic<int> refused{0};
    for (int i = 0; i < workers; ++i)
      threads.emplace_back([&] {
        for (int k = 0; k < each; ++k) {
          Creation creation{0, "tag", "post_tag", "delete_tag", "/api/tags/{id}", {}, {}, {}};
          if (journal.intend(creation)) ++refused;
        }
      });
    for (std::thread& thread : threads) thread.join();
    BOOST_TEST(refused == 0);
  }
  BOOST_TEST(target::read_journal(file).unfinished.size() == std::size_t{workers} * each);
}

BOOST_AUTO_TEST_CASE(it_knows_what_the_run_made) {
  Journal journal;
  Creation creation{0, "tag", "post_tag", "delete_tag", "/api/tags/{id}", {}, {}, "17"};
  BOOST_TEST(!journal.intend(creation));
  journal.made(creation);
  BOOST_TEST(journal.was_made("delete_tag", "17"));
  BOOST_TEST(!journal.was_made("delete_tag", "1"));
  BOOST_TEST(!journal.was_made("delete_team", "17"));
}

BOOST_AUTO_TEST_SUITE_END()
