#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "app/test_program.h"
#include "app/test_relay.h"
#include "reference/server.h"
#include "target/one_time_code.h"

using namespace conform;
using namespace conform::app;

namespace {

constexpr const char* totp_secret = "KRSXG5DJNZTUWZLZKRSXG5DJNZTUWZLZ";

reference::Options of_version(const std::string& version) {
  reference::Options options;
  options.version = version;
  return options;
}

/// A reference Kimai that forgets everybody's session as it meets the first request that begins so.
class Forgetful {
 public:
  explicit Forgetful(std::string begin, const std::string& version = "2.66.0")
      : begin_(std::move(begin)), server_(of_version(version)) {
    server_.start();
    const std::string url = server_.url();
    relay_ = std::make_unique<Relay>(std::stoi(url.substr(url.rfind(':') + 1)),
                                     [this](const std::string& request) {
                                       if (request.starts_with(begin_) && !done_.exchange(true))
                                         server_.end_sessions();
                                     });
  }

  std::vector<std::string> run_as(const std::string& user, const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"run", "--url",   relay_->url(),   "--login",
                                       user,  "--suite", "token/accepted"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

  [[nodiscard]] bool has_forgotten() const { return done_.load(); }
  /// The first name of an object of a run that is still there.
  [[nodiscard]] std::string left() const {
    const std::string dump = server_.dump();
    const auto at = dump.find("kct-");
    return at == std::string::npos ? std::string() : dump.substr(at, 60);
  }

 private:
  std::string begin_;
  std::atomic<bool> done_{false};
  reference::Server server_;
  std::unique_ptr<Relay> relay_;
};

std::string code_now() {
  using namespace std::chrono;
  return *target::one_time_code(totp_secret,
                                duration_cast<seconds>(system_clock::now().time_since_epoch()).count());
}

const std::vector<std::string> password{"KIMAI_CONFORM_PASSWORD=kitten-on-the-keys"};

}  // namespace

BOOST_AUTO_TEST_SUITE(lost_session)

BOOST_AUTO_TEST_CASE(whoever_is_forgotten_logs_in_again_and_finishes) {
  struct Row {
    const char* version;
    const char* moment;
  };
  const std::vector<Row> table{{"2.66.0", "POST /api/teams "},     {"2.66.0", "POST /en/profile/"},
                               {"2.66.0", "DELETE /api/teams/"},   {"2.66.0", "POST /en/admin/user/"},
                               {"2.35.0", "POST /en/admin/user/"}, {"2.14.0", "POST /en/profile/"},
                               {"2.14.0", "POST /en/admin/user/"}};
  for (const Row& row : table) {
    BOOST_TEST_CONTEXT(row.version << ' ' << row.moment) {
      const Forgetful kimai(row.moment, row.version);
      Program program(kimai.run_as("susan_super", {"--allow-write"}), {}, password);
      BOOST_TEST(program.wait() == 0, program.out() + program.err());
      BOOST_TEST(kimai.has_forgotten());
      BOOST_TEST(program.err() ==
                 "note: the installation ended the session of susan_super, who was logged in again\n");
      BOOST_TEST(kimai.left() == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_code_that_was_used_up_is_said_and_the_api_cleans_up) {
  const Forgetful kimai("DELETE /api/users/api-token/");
  Program program(kimai.run_as("omar_office", {"--otp", code_now()}), {}, password);
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  BOOST_TEST(kimai.has_forgotten());
  BOOST_TEST(
      program.err().find("warning: the installation ended the session of omar_office, and it cannot log in "
                         "again: its second factor wants a new code, and nobody is asked in the middle\n") !=
          std::string::npos,
      program.err());
  BOOST_TEST(kimai.left() == "");
}

BOOST_AUTO_TEST_CASE(a_second_factor_is_computed_or_missed_or_wrong) {
  const Forgetful kimai("never");
  Program computed(kimai.run_as("omar_office", {}), {},
                   {password.front(), std::string("KIMAI_CONFORM_TOTP_SECRET=") + totp_secret});
  BOOST_TEST(computed.wait() == 0, computed.out() + computed.err());
  BOOST_TEST(computed.everything().find(totp_secret) == std::string::npos);
  Program missed(kimai.run_as("omar_office", {}), {}, password);
  BOOST_TEST(missed.wait() == 3);
  BOOST_TEST(missed.err() ==
             "error: the account wants a second factor, and no code is given\n"
             "      hint: give the code with --otp, or the account's secret in KIMAI_CONFORM_TOTP_SECRET\n");
  Program wrong(kimai.run_as("omar_office", {"--otp", "000000"}), {}, password);
  BOOST_TEST(wrong.wait() == 3);
  BOOST_TEST(wrong.err().starts_with("error: the code of the second factor is refused\n"), wrong.err());
}

BOOST_AUTO_TEST_SUITE_END()
