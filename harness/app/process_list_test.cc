#include "app/process_list.h"

#include <atomic>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "app/test_installation.h"
#include "app/test_leaks.h"
#include "app/test_program.h"
#include "app/test_relay.h"

using namespace conform;
using namespace conform::app;

namespace {

std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

/// What everybody on the machine reads of a process while it asks an installation.
class Seen {
 public:
  void look() {
    const std::lock_guard lock(mutex_);
    if (process_ == 0) return;
    const std::string folder = "/proc/" + std::to_string(process_) + '/';
    text_ += content(folder + "cmdline") + content(folder + "environ");
  }
  void watch(pid_t process) {
    const std::lock_guard lock(mutex_);
    process_ = process;
  }
  [[nodiscard]] std::string text() {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  std::mutex mutex_;
  pid_t process_ = 0;
  std::string text_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(process_list)

BOOST_AUTO_TEST_CASE(shows_no_secret_of_options_or_variables) {
  const TestInstallation kimai;
  Seen seen;
  const std::string url = kimai.server.url();
  const Relay relay(std::stoi(url.substr(url.rfind(':') + 1)), [&seen](const std::string&) { seen.look(); });
  const std::vector<std::string> secrets{kimai.password,     kimai.token,          "123456",
                                         "KRSXG5DJNZTUWZLZ", "canary-of-a-header", "canary-of-a-page",
                                         "canary-of-the-web"};
  Program program({"export", "--url", relay.url(), "--login", kimai.login, "--otp", "123456",
                   "-HX-One: canary-of-a-header", "--web-header=X-Two: canary-of-a-page", "--header",
                   "X-Three: canary-of-the-web"},
                  kimai.token,
                  {"KIMAI_CONFORM_PASSWORD=" + kimai.password, "KIMAI_CONFORM_TOTP_SECRET=KRSXG5DJNZTUWZLZ"});
  seen.watch(program.id());
  BOOST_TEST(program.wait() == 0, program.err());
  for (const std::string& leak : leaks_in(seen.text(), secrets)) BOOST_ERROR("a secret: " + leak);
  // It did look: these are no secrets.
  BOOST_TEST(seen.text().find(kimai.login) != std::string::npos);
  BOOST_TEST(seen.text().find("KIMAI_CONFORM_PASSWORD=***") != std::string::npos);
  // What was taken away from sight was used.
  BOOST_TEST(relay.traffic().find("X-Two: canary-of-a-page") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(values_of_options_are_blanked_in_every_way_to_write_them) {
  std::vector<std::string> words{
      "kimai-conform", "run",       "--otp",   "111111", "--otp=222222", "-Hname: v", "-H", "name: v", "-x",
      "http://u:p@h",  "--proxy=p", "--basic", "--url",  "http://h",     "--otpx=1",  "-H"};
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const std::vector<std::string> taken = take_words(static_cast<int>(words.size()), argv.data());
  BOOST_TEST(taken.at(3) == "111111");
  BOOST_TEST(taken.at(5) == "-Hname: v");
  const std::vector<std::string> shown{
      "kimai-conform", "run",       "--otp",   "******", "--otp=******", "-H*******", "-H", "*******", "-x",
      "************",  "--proxy=*", "--basic", "*****",  "http://h",     "--otpx=1",  "-H"};
  BOOST_TEST(words == shown, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
