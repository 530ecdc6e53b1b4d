#include "target/journal.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/file.h"

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
    Creation creation{0, "customer \"kct-1\"", "post_customer", "delete_customer", "/api/customers/{id}", {}};
    journal.intend(creation);
    BOOST_TEST(creation.number == 1U);
    const std::string before_the_request = read_file(file, 10'000);
    BOOST_TEST(before_the_request.find("\"intent\"") != std::string::npos);
    creation.id = "17";
    journal.made(creation);
    journal.done(creation);
  }
  BOOST_TEST(read_file(file, 10'000) ==
             "{\"journal\":1,\"run\":\"tabc123456\",\"url\":\"https://kimai.example\"}\n"
             "{\"intent\":{\"operation\":\"post_customer\",\"what\":\"customer \\\"kct-1\\\"\"},\"n\":1,"
             "\"undo\":{\"operation\":\"delete_customer\",\"path\":\"/api/customers/{id}\"}}\n"
             "{\"id\":\"17\",\"n\":1}\n"
             "{\"done\":true,\"n\":1}\n");
}

BOOST_AUTO_TEST_CASE(only_the_owner_can_read_it) {
  const std::string file = path / "private.ndjson";
  const Journal journal(file, "r", "u");
  struct stat status {};
  BOOST_REQUIRE(::stat(file.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_an_input_error) {
  BOOST_CHECK_EXCEPTION(Journal(path / "no/such/folder", "r", "u"), InputError, [&](const InputError& error) {
    return render(error.diagnostics()) ==
           (path / "no/such/folder").string() +
               ": error: the journal cannot be written: No such file or directory\n";
  });
}

BOOST_AUTO_TEST_CASE(a_full_disk_stops_the_creation) {
  if (!std::filesystem::exists("/dev/full")) return;
  BOOST_CHECK_THROW(Journal("/dev/full", "r", "u"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(without_a_file_it_only_counts) {
  Journal journal;
  Creation creation;
  journal.intend(creation);
  journal.intend(creation);
  BOOST_TEST(creation.number == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
