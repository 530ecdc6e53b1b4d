#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "suite/suite_file.h"

using namespace conform;
namespace fs = std::filesystem;

namespace {

constexpr const char* sound =
    "title: t\nscenarios: [{ id: a, title: t, steps: [{ call: a, expect: { status: 200 } }] }]\n";

/// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "conform-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

std::vector<std::string> addresses(const std::vector<suite::SuiteFile>& suites) {
  std::vector<std::string> out;
  out.reserve(suites.size());
  for (const auto& suite : suites) out.push_back(suite.address);
  return out;
}

/// What is said, with the folder's own path taken out.
std::string complaint(const Folder& folder, const std::string& name) {
  Diagnostics diagnostics;
  suite::load_suites(folder.at(name), diagnostics);
  std::string text = render(diagnostics);
  const std::string prefix = folder.at("");
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
    text.erase(at, prefix.size());
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suite_folder)

BOOST_AUTO_TEST_CASE(suites_come_in_the_order_of_their_addresses) {
  const Folder folder;
  folder.write("suites/token/expiry.yaml", sound);
  folder.write("suites/boolean/b-2.yaml", sound);
  folder.write("suites/boolean/a.yaml", sound);
  folder.write("suites/README.md", "no suite");
  const std::vector<std::string> all = {"boolean/a", "boolean/b-2", "token/expiry"};
  const std::vector<std::string> boolean = {"boolean/a", "boolean/b-2"};
  const std::vector<std::string> one = {"token/expiry"};
  Diagnostics diagnostics;
  BOOST_TEST(addresses(suite::load_suites(folder.at("suites"), diagnostics)) == all);
  BOOST_TEST(addresses(suite::load_suites(folder.at("suites/"), diagnostics)) == all);
  BOOST_TEST(addresses(suite::load_suites(folder.at("suites/boolean"), diagnostics)) == boolean);
  BOOST_TEST(addresses(suite::load_suites(folder.at("suites/token/expiry.yaml"), diagnostics)) == one);
  BOOST_TEST(render(diagnostics) == "");
}

BOOST_AUTO_TEST_CASE(elsewhere_an_address_begins_below_what_was_asked_for) {
  const Folder folder;
  folder.write("mine/area/one.yaml", sound);
  Diagnostics diagnostics;
  const std::vector<std::string> below = {"area/one"};
  const std::vector<std::string> alone = {"one"};
  BOOST_TEST(addresses(suite::load_suites(folder.at("mine"), diagnostics)) == below);
  BOOST_TEST(addresses(suite::load_suites(folder.at("mine/area/one.yaml"), diagnostics)) == alone);
  BOOST_TEST(render(diagnostics) == "");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_in_several_files_is_reported_together) {
  const Folder folder;
  folder.write("suites/a/Upper_case.yaml", sound);
  folder.write("suites/b/short.yml", sound);
  folder.write("suites/c/broken.yaml", "a: [");
  folder.write("suites/c/wrong.yaml", "title: t\n");
  folder.write("suites/d/sound.yaml", sound);
  BOOST_TEST(complaint(folder, "suites") ==
             R"(suites/a/Upper_case.yaml: error: 'Upper_case' cannot be part of a suite's address
      hint: names of suites and their folders are made of lower-case letters, digits and hyphens
suites/b/short.yml: error: would not be run
      hint: suites end in .yaml
suites/c/broken.yaml:1:4: error: not YAML: end of sequence flow not found
    1 | a: [
      |    ^
      hint: separate the items by ',' and close the list with ']'
suites/c/wrong.yaml:1:1: error: suite lacks the key 'scenarios'
    1 | title: t
      | ^
)");
  Diagnostics diagnostics;
  BOOST_TEST(suite::load_suites(folder.at("suites"), diagnostics).size() == 3U);  // all that could be read
}

BOOST_AUTO_TEST_CASE(a_folder_without_suites_is_refused) {
  const Folder folder;
  folder.write("suites/README.md", "no suite");
  BOOST_TEST(complaint(folder, "suites") ==
             "suites: error: holds no suite\n      hint: suites are files that end in .yaml\n");
  BOOST_TEST(complaint(folder, "missing") == "missing: error: no such file\n");
}

BOOST_AUTO_TEST_SUITE_END()
