#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/own_suites.h"
#include "app/test_installation.h"
#include "app/test_leaks.h"
#include "app/test_program.h"
#include "app/test_relay.h"
#include "app/test_terminal.h"
#include "base/file.h"
#include "target/one_time_code.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

namespace data = boost::unit_test::data;

constexpr const char* totp_secret = "KRSXG5DJNZTUWZLZKRSXG5DJNZTUWZLZ";
constexpr const char* with_second_factor = "omar_office";

/// A new account of a reference Kimai, made as an administrator makes it.
void add_account(const TestInstallation& kimai, const std::string& name, const std::string& password) {
  static int number = 0;
  const json made = kimai.call("POST", "/api/users",
                               {{"username", name},
                                {"email", "account" + std::to_string(++number) + "@example.invalid"},
                                {"language", "en"},
                                {"locale", "en"},
                                {"timezone", "Europe/Vienna"},
                                {"plainPassword", password},
                                {"enabled", true},
                                {"roles", json::array()}});
  BOOST_REQUIRE_MESSAGE(made.contains("id"), made.dump());
}

std::vector<std::string> as(const TestInstallation& kimai, const std::string& command,
                            const std::string& name) {
  return {command, "--url", kimai.server.url(), "--login", name};
}

std::string code_at(std::int64_t time) {
  return *target::one_time_code(totp_secret, time);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(login_trouble)

BOOST_AUTO_TEST_CASE(any_password_is_sent_as_it_is) {
  const TestInstallation kimai;
  const std::vector<std::string> passwords{
      "say \"friend\" & enter", "it's über-süß, 100 %", "C:\\temp\\new\\\"x\"", "a+b=c&d=%26#?/;",
      "日本語のパスワード",     "$HOME `id` $(id) !!",  "  blanks around it  ", "<b>bold</b>&amp;"};
  const ScratchFolder folder;
  int number = 0;
  for (const std::string& password : passwords) {
    BOOST_TEST_CONTEXT(password) {
      const std::string name = "person_" + std::to_string(++number);
      add_account(kimai, name, password);
      Program by_variable(as(kimai, "export", name), "", {"KIMAI_CONFORM_PASSWORD=" + password});
      BOOST_TEST(by_variable.wait() == 0, by_variable.err());
      const std::vector<std::string> ends{"", "\n", "\r\n"};  // of the line of a file
      write_file(folder / "password", password + ends.at(static_cast<std::size_t>(number) % ends.size()));
      std::vector<std::string> arguments = as(kimai, "export", name);
      arguments.insert(arguments.end(), {"--password-file", folder / "password"});
      Program by_file(arguments);
      BOOST_TEST(by_file.wait() == 0, by_file.err());
      BOOST_TEST(leaks_in(by_file.everything(), {password}).empty());
      Terminal terminal;
      Program asking(as(kimai, "export", name), Surroundings{{}, 0, terminal.path()});
      BOOST_TEST(terminal.answer("password of " + name + ": ", password));
      BOOST_TEST(asking.wait() == 0, asking.err());
      BOOST_TEST(terminal.shown() == "password of " + name + ": \r\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(any_user_name_finds_its_own_pages) {
  struct Row {
    const char* version;
    std::vector<std::string> names;
  };
  const std::vector<Row> table{{"2.14.0", {"a&b", "jürgen", "c+d e"}},
                               {"2.35.0", {"who?#me", "50%25"}},
                               {"2.66.0", {"semi;colon", "日本", "dot.", "a&b"}}};
  const ScratchFolder folder;
  write_file(folder / "own.yaml", reading_suite);
  for (const Row& row : table) {
    const TestInstallation kimai(row.version);
    for (const std::string& name : row.names) {
      BOOST_TEST_CONTEXT(row.version << ' ' << name) {
        add_account(kimai, name, kimai.password);
        std::vector<std::string> arguments = as(kimai, "run", name);
        arguments.insert(arguments.end(), {"--suite", folder / "own.yaml", "--report", "json"});
        Program run(arguments, "", kimai.variables());
        BOOST_TEST(run.wait() == 0, run.out() + run.err());
        BOOST_TEST(run.report().at("cleanup").at("deleted") == 1);
      }
    }
    BOOST_TEST(kimai.server.dump().find("kct-") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_sent_once) {
  const TestInstallation kimai;
  const std::string url = kimai.server.url();
  for (const std::vector<std::string>& command : {std::vector<std::string>{"run", "--allow-write"},
                                                  {"export"},
                                                  {"doctor"},
                                                  {"clean", "--older-than", "1h"}}) {
    BOOST_TEST_CONTEXT(command.front()) {
      const Relay relay(std::stoi(url.substr(url.rfind(':') + 1)));
      std::vector<std::string> arguments = command;
      arguments.insert(arguments.end(), {"--url", relay.url(), "--login", kimai.login});
      Program program(arguments, "", {"KIMAI_CONFORM_PASSWORD=wrong"});
      BOOST_TEST(program.wait() == 3, program.out() + program.err());
      const std::string sent = relay.traffic(), form = "POST /en/login_check ";
      const auto first = sent.find(form);
      BOOST_TEST(first != std::string::npos, sent);
      BOOST_TEST(sent.find(form, first + 1) == std::string::npos);
      BOOST_TEST(sent.find("\nPOST ", first + 1) == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_is_no_text_is_shown_as_escapes) {
  const TestInstallation kimai;
  Program program(as(kimai, "export", "ev\x1b[31mil\n"), "", {"KIMAI_CONFORM_PASSWORD=wrong"});
  BOOST_TEST(program.wait() == 3);
  BOOST_TEST(program.everything().find('\x1b') == std::string::npos);
}

BOOST_DATA_TEST_CASE(the_code_of_a_second_factor_is_given_computed_or_asked_for,
                     data::make({"2.14.0", "2.35.0", "2.66.0"}), version) {
  const TestInstallation kimai(version);
  const std::vector<std::string> password = kimai.variables();
  std::vector<std::string> given = as(kimai, "export", with_second_factor);
  given.insert(given.end(), {"--otp", code_at(kimai.server.now())});
  Program by_option(given, "", password);
  BOOST_TEST(by_option.wait() == 0, by_option.err());

  Program computed(as(kimai, "export", with_second_factor), "",
                   {password.front(), std::string("KIMAI_CONFORM_TOTP_SECRET=") + totp_secret});
  BOOST_TEST(computed.wait() == 0, computed.err());

  Terminal terminal;
  Program asking(as(kimai, "export", with_second_factor), Surroundings{password, 0, terminal.path()});
  BOOST_TEST(terminal.answer("code of the second factor: ", code_at(kimai.server.now())));
  BOOST_TEST(asking.wait() == 0, asking.err());
  BOOST_TEST(terminal.shown() == "code of the second factor: \r\n");
}

BOOST_AUTO_TEST_CASE(a_code_that_is_wrong_or_missing_is_explained) {
  const std::string refused =
      "error: the code of the second factor is refused\n"
      "      hint: a code holds for half a minute and counts once; take the next, and check both clocks\n";
  const std::string missing =
      "error: the account wants a second factor, and no code is given\n"
      "      hint: give the code with --otp, or the account's secret in KIMAI_CONFORM_TOTP_SECRET\n";
  struct Row {
    const char* name;
    std::vector<std::string> options;
    std::vector<std::string> variables;
    std::string typed;  ///< at a terminal; empty: there is none
    int exit_code;
    std::string error;
  };
  const std::vector<Row> table{
      {"wrong option", {"--otp", "000000"}, {}, "", 3, refused},
      {"senseless option", {"--otp", "not a code & more"}, {}, "", 3, refused},
      {"another account's secret", {}, {"KIMAI_CONFORM_TOTP_SECRET=GEZDGNBVGY3TQOJQ"}, "", 3, refused},
      {"senseless secret",
       {},
       {"KIMAI_CONFORM_TOTP_SECRET=0189"},
       "",
       2,
       "error: the secret of the second factor is no base32 text\n"
       "      hint: copy it from where the authenticator app was set up: letters and the digits 2 to 7\n"},
      {"wrong at the terminal", {}, {}, "000000", 3, refused},
      {"nothing at the terminal", {}, {}, " ", 3, missing},
      {"no terminal", {}, {}, "", 3, missing},
  };
  for (const Row& row : table) {
    BOOST_TEST_CONTEXT(row.name) {
      const TestInstallation kimai;
      std::vector<std::string> arguments = as(kimai, "export", with_second_factor);
      arguments.insert(arguments.end(), row.options.begin(), row.options.end());
      std::vector<std::string> variables = kimai.variables();
      variables.insert(variables.end(), row.variables.begin(), row.variables.end());
      Terminal terminal;
      Program program(arguments, Surroundings{variables, 0, row.typed.empty() ? "" : terminal.path()});
      if (!row.typed.empty()) BOOST_TEST(terminal.answer("code of the second factor: ", row.typed));
      BOOST_TEST(program.wait() == row.exit_code);
      BOOST_TEST(program.err() == row.error);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
