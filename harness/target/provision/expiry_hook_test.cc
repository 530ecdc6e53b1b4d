#include "target/provision/expiry_hook.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace conform::target;

namespace {

const ExpiryOrder order{"kct-t0abc-2", "17", "kct-t0abc-3", 1'795'634'099};

std::string outcome(const std::string& command,
                    std::chrono::milliseconds timeout = std::chrono::seconds(30)) {
  return ExpiryHook(command, timeout).run(order).value_or("done");
}

std::string words(const std::string& command) {
  const auto found = command_words(command);
  if (const auto* problem = std::get_if<std::string>(&found)) return "refused: " + *problem;
  std::string text;
  for (const std::string& word : std::get<std::vector<std::string>>(found)) text += '[' + word + ']';
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expiry_hook)

BOOST_AUTO_TEST_CASE(words_are_those_of_a_command_line_without_a_shell) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"mysql kimai", "[mysql][kimai]"},
      {"  a\t b\n", "[a][b]"},
      {"sh -c 'echo \"$A\" \\n'", "[sh][-c][echo \"$A\" \\n]"},
      {R"(a "b 'c' \" \\" d\ e)", R"([a][b 'c' " \][d e])"},
      {"a''b \"\" c", "[ab][][c]"},
      {"a; b | c > $HOME/* `d`", "[a;][b][|][c][>][$HOME/*][`d`]"},
      {"", "refused: it names no command"},
      {"''", "refused: it names no command"},
      {"a 'b", "refused: a quotation mark is not closed"},
      {"a \\", "refused: it ends with a backslash"},
  };
  for (const auto& [command, expected] : rows) BOOST_TEST(words(command) == expected);
}

BOOST_AUTO_TEST_CASE(it_is_told_of_the_token_and_of_nothing_else) {
  ::setenv("KIMAI_CONFORM_PASSWORD", "canary", 1);
  const std::string told =
      outcome("sh -c 'env | sort | grep -v ^PWD= | grep -v ^_= | grep -v ^SHLVL=; exit 3'");
  ::unsetenv("KIMAI_CONFORM_PASSWORD");
  BOOST_TEST(told.starts_with("it ended with 3: "), told);
  BOOST_TEST(told.find("KIMAI_CONFORM_EXPIRES_AT=2026-11-25 19:14:59") != std::string::npos, told);
  BOOST_TEST(told.find("KIMAI_CONFORM_EXPIRES_UNIX=1795634099") != std::string::npos, told);
  BOOST_TEST(told.find("KIMAI_CONFORM_TOKEN_ID=17") != std::string::npos, told);
  BOOST_TEST(told.find("KIMAI_CONFORM_TOKEN_NAME=kct-t0abc-3") != std::string::npos, told);
  BOOST_TEST(told.find("KIMAI_CONFORM_TOKEN_USER=kct-t0abc-2") != std::string::npos, told);
  BOOST_TEST(told.find("canary") == std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(what_comes_of_it_is_said) {
  BOOST_TEST(outcome("true") == "done");
  BOOST_TEST(outcome("false") == "it ended with 1");
  BOOST_TEST(outcome("sh -c 'echo no such table >&2; exit 2'") == "it ended with 2: no such table");
  BOOST_TEST(outcome("sh -c 'kill -TERM $$'") == "it was ended by signal 15");
  BOOST_TEST(outcome("/nowhere/at/all") == "it cannot be started, or ended with 127");
  BOOST_TEST(outcome("'open") == "a quotation mark is not closed");
  const std::string long_text = outcome("sh -c 'yes | head -c 1000000; exit 1'");
  BOOST_TEST(long_text.size() < 1000U);
}

BOOST_AUTO_TEST_CASE(it_has_no_input_and_does_not_last_for_ever) {
  BOOST_TEST(outcome("cat") == "done");
  BOOST_TEST(outcome("sh -c 'echo began; sleep 600 & sleep 600'", std::chrono::milliseconds(1000)) ==
             "it did not end within 1 s: began");
  // What it leaves behind in the background does not keep us waiting.
  BOOST_TEST(outcome("sh -c 'sleep 600 & exit 0'") == "done");
  // Nor is the end of its output taken for its own.
  BOOST_TEST(
      outcome("sh -c 'echo said; exec >&- 2>&-; head -c 3000000 /dev/urandom | sort | wc -c; exit 3'") ==
      "it ended with 3: said");
}

BOOST_AUTO_TEST_SUITE_END()
