#include "base/file.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostic.h"

using namespace conform;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(files)

namespace {

/// A folder of its own for each test, gone after it.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "conform-file-XXXXXX").string();
    BOOST_TEST_REQUIRE((::mkdtemp(name.data()) != nullptr));
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

/// The text of the error that an action ends in, its file's folder left out.
template <typename Action>
std::string error_of(const Folder& folder, Action action) {
  try {
    action();
  } catch (const InputError& error) {
    std::string text = render(error.diagnostics());
    const std::string prefix = folder / "";
    if (const auto at = text.find(prefix); at != std::string::npos) text.erase(at, prefix.size());
    return text;
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_written_is_read_byte_for_byte) {
  const Folder folder;
  const std::string bytes("\0\xff\r\n\x1a text", 10);
  write_file(folder / "a", bytes);
  BOOST_TEST(read_file(folder / "a", 10) == bytes);
  write_file(folder / "a", "");
  BOOST_TEST(read_file(folder / "a", 10) == "");
  BOOST_TEST(folder.count() == 1U, "nothing is left beside the file");
}

BOOST_AUTO_TEST_CASE(a_file_is_read_up_to_its_limit_and_refused_beyond) {
  const Folder folder;
  write_file(folder / "a", std::string(2049, 'x'));
  BOOST_TEST(read_file(folder / "a", 2049).size() == 2049U);
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "a", 2048); }) == "a: error: is larger than 2 KB\n");
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "a", 100); }) ==
             "a: error: is larger than 100 bytes\n");
  fs::resize_file(folder / "a", (std::uintmax_t{64} << 20U) + 1);
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "a", std::size_t{64} << 20U); }) ==
             "a: error: is larger than 64 MB\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_readable_file_is_named) {
  const Folder folder;
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "none", 10); }) == "none: error: no such file\n");
  fs::create_directory(folder / "sub");
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "sub", 10); }) ==
             "sub: error: is a folder, not a file\n");
  BOOST_TEST_REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "fifo", 10); }) ==
             "fifo: error: is not a regular file\n");
  fs::create_symlink("loop", folder / "loop");
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "loop", 10); }) ==
             "loop: error: cannot be read: Too many levels of symbolic links\n");
}

BOOST_AUTO_TEST_CASE(a_file_without_permission_is_named, *boost::unit_test::precondition([](auto) {
                       return boost::test_tools::assertion_result(::geteuid() != 0);
                     })) {
  const Folder folder;
  write_file(folder / "secret", "x");
  fs::permissions(folder / "secret", fs::perms::none);
  BOOST_TEST(error_of(folder, [&] { read_file(folder / "secret", 10); }) ==
             "secret: error: cannot be read: Permission denied\n");
}

BOOST_AUTO_TEST_CASE(a_pipe_is_not_replaced_and_a_link_still_leads_to_its_file) {
  const Folder folder;
  BOOST_TEST_REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  BOOST_TEST(error_of(folder, [&] { write_file(folder / "fifo", "x"); }) ==
             "fifo: error: is not a regular file\n");
  BOOST_TEST(fs::is_fifo(folder / "fifo"));
  write_file(folder / "a", "old");
  fs::create_symlink("a", folder / "link");
  write_file(folder / "link", "new");
  BOOST_TEST(fs::is_symlink(folder / "link"));
  BOOST_TEST(read_file(folder / "a", 10) == "new");
  BOOST_TEST(folder.count() == 3U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_named_and_leaves_nothing_behind) {
  const Folder folder;
  BOOST_TEST(error_of(folder, [&] { write_file(folder / "none/a", "x"); }) ==
             "none/a: error: cannot be written: No such file or directory\n");
  fs::create_directory(folder / "sub");
  BOOST_TEST(error_of(folder, [&] { write_file(folder / "sub", "x"); }) ==
             "sub: error: cannot be written: Is a directory\n");
  BOOST_TEST(folder.count() == 1U, "the text beside the folder is gone");
}

BOOST_AUTO_TEST_SUITE_END()
