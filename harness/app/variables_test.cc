#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "base/file.h"

using namespace conform;
using namespace conform::app;

namespace {

/// What the environment and the options say, and what comes of it.
struct Row {
  const char* name;
  std::vector<std::string> variables;
  std::vector<std::string> options;
  int exit_code;
  std::string error;  ///< the beginning of what is said on the second stream
  std::string url;    ///< of the installation that was looked at
};

/// The variables that tests set.
struct Variables {
  explicit Variables(const TestInstallation& kimai)
      : here(kimai.server.url()),
        name(kimai.login),
        url("KIMAI_CONFORM_URL=" + here),
        login("KIMAI_CONFORM_LOGIN=" + name),
        password("KIMAI_CONFORM_PASSWORD=" + kimai.password),
        token("KIMAI_CONFORM_TOKEN=" + kimai.token) {}

  std::string here;
  std::string name;
  std::string url;
  std::string login;
  std::string password;
  std::string token;
  std::string target = "KIMAI_CONFORM_TARGET=here";
  std::string elsewhere = "KIMAI_CONFORM_URL=http://127.0.0.1:1";
};

std::vector<Row> understood_rows(const Variables& v) {
  return {
      {"URL and login", {v.url, v.login, v.password}, {}, 0, "", v.here},
      {"URL and token", {v.url, v.token}, {}, 0, "", v.here},
      {"an option before a variable",
       {v.elsewhere},
       {"--url", v.here, "--token-file", "token"},
       0,
       "",
       v.here},
      {"an option for the account",
       {v.url, "KIMAI_CONFORM_LOGIN=nobody", v.password},
       {"--login", v.name},
       0,
       "",
       v.here},
      {"a token instead of the login",
       {v.url, "KIMAI_CONFORM_LOGIN=nobody"},
       {"--token-file", "token"},
       0,
       "",
       v.here},
      {"the same URL twice", {v.url, v.login, v.password}, {"--url", v.here + "/"}, 0, "", v.here},
      {"a login for an option's URL", {v.login, v.password}, {"--url", v.here}, 0, "", v.here},
      {"a target", {v.target}, {}, 0, "", v.here},
      {"an option's target before variables",
       {v.elsewhere, "KIMAI_CONFORM_LOGIN=nobody"},
       {"--target", "here"},
       0,
       "",
       v.here},
      {"a variable before nothing", {"KIMAI_CONFORM_TARGET=", v.url, v.token}, {}, 0, "", v.here},
  };
}

std::vector<Row> refused_rows(const Variables& v) {
  const std::string other =
      " belongs to KIMAI_CONFORM_URL, but --url names another installation\n"
      "      hint: unset KIMAI_CONFORM_URL, or the other variables\n";
  return {
      {"a token for another URL",
       {v.elsewhere, v.token},
       {"--url", v.here},
       2,
       "error: KIMAI_CONFORM_TOKEN" + other,
       ""},
      {"a login for another URL",
       {v.elsewhere, v.login},
       {"--url", v.here},
       2,
       "error: KIMAI_CONFORM_LOGIN" + other,
       ""},
      {"a password for another URL",
       {v.elsewhere, v.password},
       {"--url", v.here, "--login", "x"},
       2,
       "error: KIMAI_CONFORM_PASSWORD" + other,
       ""},
      {"two installations",
       {v.url, v.target},
       {},
       2,
       "error: KIMAI_CONFORM_URL and KIMAI_CONFORM_TARGET are both set\n      hint: unset one of them\n",
       ""},
      {"writing",
       {v.url, v.token},
       {"--allow-write"},
       2,
       "error: --allow-write is given, but the installation is named by KIMAI_CONFORM_URL\n"
       "      hint: whoever allows writing says where: name it with --url as well\n",
       ""},
      {"writing to a target",
       {v.target},
       {"--allow-write"},
       2,
       "error: --allow-write cannot be given beside --target\n",
       ""},
      {"an unknown target",
       {"KIMAI_CONFORM_TARGET=her"},
       {},
       2,
       "kimai-conform.yaml: error: there is no target 'her'",
       ""},
      {"no installation",
       {v.login, v.password},
       {},
       2,
       "error: --config is given, but no installation\n",
       ""},
      {"a URL that is none", {"KIMAI_CONFORM_URL=user:geheim@x y", v.token}, {}, 2, "error: ", ""},
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(variables_of_the_environment)

BOOST_AUTO_TEST_CASE(say_what_the_command_line_leaves_open) {
  const TestInstallation kimai;
  const ScratchFolder folder;
  write_file(folder / "token", kimai.token);
  write_file(folder / "kimai-conform.yaml",
             "targets:\n  here:\n    url: " + kimai.server.url() + "\n    tokens: [{ file: token }]\n");
  const Variables known(kimai);
  std::vector<Row> rows = understood_rows(known);
  for (const Row& row : refused_rows(known)) rows.push_back(row);
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.name) {
      std::vector<std::string> arguments{"export", "-o", "x.json"};
      if (row.options == std::vector<std::string>{"--allow-write"}) arguments = {"run"};
      arguments.insert(arguments.end(), {"--config", folder / "kimai-conform.yaml"});
      arguments.insert(arguments.end(), row.options.begin(), row.options.end());
      for (std::string& argument : arguments)
        if (argument == "token") argument = folder / "token";
      Program program(arguments, "", row.variables);
      BOOST_TEST(program.wait() == row.exit_code, program.out() + program.err());
      const std::string said = program.err();
      BOOST_TEST(said.find(row.error) != std::string::npos, said);
      BOOST_TEST((said.find("error: ") == std::string::npos) == row.error.empty(), said);
      BOOST_TEST(program.everything().find("geheim") == std::string::npos);
      if (row.url.empty()) continue;
      const auto side = nlohmann::json::parse(program.file("x.export.json"));
      BOOST_TEST(side.at("url") == row.url);
    }
  }
}

BOOST_AUTO_TEST_CASE(clean_deletes_only_where_the_command_line_says) {
  const TestInstallation kimai;
  const ScratchFolder folder;
  const std::string conf = folder / "kimai-conform.yaml";
  write_file(folder / "token", kimai.token);
  write_file(conf, "targets:\n  here:\n    url: " + kimai.server.url() + "\n    tokens: [{ file: token }]\n");
  kimai.call("POST", "/api/tags", {{"name", "kct-t0abcdefgh-1"}, {"visible", true}});
  const Variables v(kimai);
  const auto refusal = [](const std::string& variable, const std::string& option) {
    return "error: clean deletes, but the installation is named by " + variable +
           "\n      hint: whoever deletes says where: name it with " + option +
           " as well, or only look with --dry-run\n";
  };
  const std::vector<Row> rows{
      {"a URL", {v.url, v.token}, {}, 2, refusal("KIMAI_CONFORM_URL", "--url"), ""},
      {"a URL and a login", {v.url, v.login, v.password}, {}, 2, refusal("KIMAI_CONFORM_URL", "--url"), ""},
      {"a target", {v.target}, {"--config", conf}, 2, refusal("KIMAI_CONFORM_TARGET", "--target"), ""},
      {"only looking",
       {v.url, v.login, v.password},
       {"--dry-run"},
       0,
       "1 object would be deleted, 0 left\n",
       ""},
      // A token does not show hidden tags.
      {"the URL as well",
       {v.url, v.token},
       {"--url", v.here},
       6,
       "1 object deleted, 0 left, 1 kind could not be searched",
       ""},
      {"the target as well",
       {v.target},
       {"--config", conf, "-t", "here"},
       6,
       "0 objects deleted, 0 left, 1 kind could not be searched",
       ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.name) {
      const auto before = state(kimai.server);
      std::vector<std::string> arguments{"clean", "--older-than", "60s"};
      arguments.insert(arguments.end(), row.options.begin(), row.options.end());
      Program program(arguments, "", row.variables);
      BOOST_TEST(program.wait() == row.exit_code, program.out() + program.err());
      BOOST_TEST((program.out() + program.err()).find(row.error) != std::string::npos,
                 program.out() + program.err());
      if (row.exit_code == 2) BOOST_TEST((before == state(kimai.server)));
    }
  }
}

BOOST_AUTO_TEST_CASE(none_of_them_allows_writing) {
  const TestInstallation kimai;
  const auto before = state(kimai.server);
  Program program({"run", "--suite", "boolean/tag", "--dry-run"}, kimai.token,
                  {"KIMAI_CONFORM_URL=" + kimai.server.url(), "KIMAI_CONFORM_ALLOW_WRITE=1",
                   "KIMAI_CONFORM_ALLOW=write"});
  program.wait();
  BOOST_TEST(program.out().find(kimai.server.url()) != std::string::npos, program.out() + program.err());
  BOOST_TEST((before == state(kimai.server)));
}

BOOST_AUTO_TEST_SUITE_END()
