#include "target/target_file.h"

#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "spec/json_body.h"
#include "spec/schema_registry.h"
#include "suite/yaml.h"

using namespace conform;
using namespace conform::target;

namespace {

using Place = SecretReference::Place;

Targets read(const std::string& yaml, Diagnostics& diagnostics) {
  const Node file = suite::read_yaml(yaml, "conf/kimai-conform.yaml", diagnostics);
  Diagnostics bare;
  Targets targets = read_targets(file, "conf", bare);
  diagnostics = bare;
  return targets;
}

std::string with(const std::string& keys) {
  return "targets:\n  a:\n    url: https://kimai.example\n" + keys;
}

/// All that is said about a file.
std::string mistakes(const std::string& yaml) {
  Diagnostics diagnostics;
  read(yaml, diagnostics);
  return render(diagnostics);
}

class Judge {
 public:
  bool operator()(const std::string& yaml) {
    Diagnostics diagnostics;
    const std::string text = to_json(suite::read_yaml(yaml, "a.yaml", diagnostics)).dump();
    return registry_.validate("", parser_.parse(text), 1).empty();
  }

 private:
  spec::SchemaRegistry registry_ = spec::SchemaRegistry::compile_schema(
      nlohmann::json::parse(read_file(std::string(CONFORM_SOURCE_DIR) + "/specs/schemas/target.schema.json",
                                      std::size_t{1} << 20U)),
      "target.schema.json");
  spec::BodyParser parser_;
};

const std::string whole = R"(targets:
  staging:
    url: HTTPS://Kimai.example:443/time/index.php/
    login: susan
    password: { environment: STAGING_PASSWORD }
    totp_secret: { file: totp }
    tokens: [{ file: /etc/token }, { file: old, expired: true }, prompt, { file: new, expired: false }]
    allow: [write, noise]
    rate_limit: 5/s
    proxy: http://proxy.example:3128
    ca: certs/ca.pem
    client_certificate: me.pem
    client_key: me.key
    insecure: true
    headers: { X-A: 1 }
    web_headers: { Authorization: { environment: BASIC } }
    deviations: own.yaml
    hooks: { set_token_expiry: ./expire }
  plain: { url: "http://[::1]:8001" }
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(target_file)

BOOST_AUTO_TEST_CASE(everything_that_a_target_can_say) {
  Diagnostics diagnostics;
  const Targets targets = read(whole, diagnostics);
  BOOST_TEST(render(diagnostics) == "");
  BOOST_REQUIRE(targets.size() == 2U);
  const TargetSettings& target = targets.at("staging");
  BOOST_TEST(target.url == "https://Kimai.example/time/index.php");
  BOOST_TEST(target.login == "susan");
  BOOST_TEST((target.password->place == Place::environment && target.password->name == "STAGING_PASSWORD"));
  BOOST_TEST((target.totp_secret->place == Place::file && target.totp_secret->name == "conf/totp"));
  BOOST_REQUIRE(target.tokens.size() == 3U);
  BOOST_TEST(target.tokens[0].name == "/etc/token");
  BOOST_TEST((target.tokens[1].place == Place::prompt));
  BOOST_TEST(target.tokens[2].name == "conf/new");
  BOOST_REQUIRE(target.expired_tokens.size() == 1U);
  BOOST_TEST(target.expired_tokens[0].name == "conf/old");
  BOOST_TEST(target.allow == (std::set<std::string>{"noise", "write"}), boost::test_tools::per_element());
  BOOST_TEST(target.rate_limit == "5/s");
  BOOST_TEST(target.ca_file == "conf/certs/ca.pem");
  BOOST_TEST(target.client_key == "conf/me.key");
  BOOST_TEST(target.insecure);
  BOOST_TEST(target.headers.at(0).value == "1");
  BOOST_TEST(target.web_headers.at(0).secret->name == "BASIC");
  BOOST_TEST(target.deviations.at(0).text == "conf/own.yaml");
  BOOST_TEST(target.hooks.at("set_token_expiry") == "./expire");
  BOOST_TEST(targets.at("plain").allow.empty());
  BOOST_TEST(targets.at("plain").url == "http://[::1]:8001");
}

BOOST_AUTO_TEST_CASE(a_login_without_a_password_is_asked_for_one) {
  Diagnostics diagnostics;
  const Targets targets = read(with("    login: susan\n"), diagnostics);
  BOOST_TEST((targets.at("a").password->place == Place::prompt));
}

BOOST_AUTO_TEST_CASE(mistakes_are_all_said_and_never_show_a_secret) {
  const std::string said = mistakes(R"(targets:
  a:
    url: https://susan:hunter2@kimai.example
    pasword: hunter2
    password: hunter2
    tokens: [hunter2, { environment: A, file: B }, { enviroment: A }]
    allow: [wirte]
    hooks: { expire: x }
    headers: { "A B": x }
  b: { login: susan }
target: 1
)");
  for (const char* message :
       {"the base URL holds credentials", "unknown key 'pasword' in target", "did you mean 'password'?",
        "a password never stands in this file", "a token never stands in this file",
        "the place of a token is either an environment variable or a file",
        "unknown key 'enviroment' in place of a token", "unknown permission 'wirte'", "did you mean 'write'?",
        "unknown key 'expire' in hooks", "has a name that is no HTTP token", "target lacks the key 'url'",
        "unknown key 'target' in configuration", "did you mean 'targets'?"})
    BOOST_TEST(said.find(message) != std::string::npos, message);
  BOOST_TEST(said.find("hunter2") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mistake_is_said_at_its_own_place) {
  const std::pair<const char*, const char*> rows[] = {
      {"    rate_limit: fast\n",
       ":4:17: error: 'fast' is no rate\n      hint: a rate is like 5/s, 90/m, auto or none\n"},
      {"    allow: [write, wrte]\n",
       ":4:20: error: unknown permission 'wrte'\n      hint: did you mean 'write'?\n"},
      {"    allow: all\n", ":4:12: error: unknown permission 'all'\n      hint: known are noise, write\n"},
      {"    allow: [1, wrte]\n",
       ":4:13: error: 'allow' must hold texts only, this is an integer\n"
       "conf/kimai-conform.yaml:4:16: error: unknown permission 'wrte'\n"
       "      hint: did you mean 'write'?\n"},
      {"    tokens: [{ file: a, exired: true }]\n",
       ":4:25: error: unknown key 'exired' in place of a token\n      hint: did you mean 'expired'?\n"},
      {"    tokens: [{ file: a, since: true }]\n",
       ":4:25: error: unknown key 'since' in place of a token\n"
       "      hint: known keys: environment, expired, file\n"},
      {"    tokens: [{ file: a, expired: 1 }]\n",
       ":4:34: error: 'expired' must be a boolean, this is an integer\n"},
      {"    totp_secret: { file: a, expired: true }\n    login: a\n",
       ":4:29: error: unknown key 'expired' in place of a secret of a second factor\n"
       "      hint: known keys: environment, file\n"},
  };
  for (const auto& [keys, said] : rows)
    BOOST_TEST(mistakes(with(keys)) == "conf/kimai-conform.yaml" + std::string(said));
}

BOOST_AUTO_TEST_CASE(what_is_no_configuration_is_refused) {
  for (const char* yaml : {"", "[]", "a", "targets:", "targets: []", "targets: {}", "targets: { a: 1 }",
                           "targets: { a: { url: 5 } }", "targets: { a: { url: ftp://x } }",
                           "targets: { a: { url: http://x, password: prompt } }",
                           "targets: { a: { url: http://x, insecure: 1 } }"})
    BOOST_TEST(!mistakes(yaml).empty(), yaml);
}

BOOST_AUTO_TEST_CASE(the_schema_takes_what_the_reader_takes) {
  Judge judge;
  for (const std::string& yaml :
       {whole, with(""), with("    allow: write\n"), with("    deviations: [a, b]\n"),
        with("    login: a\n    password: prompt\n"), with("    headers: { A: true, B: { file: x } }\n")}) {
    BOOST_TEST(mistakes(yaml) == "", yaml);
    BOOST_TEST(judge(yaml), yaml);
  }
}

BOOST_AUTO_TEST_CASE(the_schema_refuses_only_what_the_reader_refuses) {
  Judge judge;
  for (const std::string& yaml :
       {std::string("targets: {}"), std::string("targets: { a: {} }"), with("x: 1\n"), with("    x: 1\n"),
        with("    allow: all\n"), with("    allow: [wirte]\n"), with("    password: hunter2\n    login: a\n"),
        with("    tokens: [{ expired: true }]\n"), with("    tokens: [{ file: a, expired: 1 }]\n"),
        with("    tokens: [{}]\n"), with("    tokens: [{ file: a, environment: b }]\n"),
        with("    tokens: a\n"), with("    hooks: { a: b }\n"), with("    insecure: yes\n"),
        with("    headers: [a]\n"), with("    login: 5\n")}) {
    BOOST_TEST(!judge(yaml), yaml);
    BOOST_TEST(mistakes(yaml) != "", yaml);
  }
}

BOOST_AUTO_TEST_CASE(the_schema_and_the_tables_name_the_same) {
  const auto schema = nlohmann::json::parse(read_file(
      std::string(CONFORM_SOURCE_DIR) + "/specs/schemas/target.schema.json", std::size_t{1} << 20U));
  const nlohmann::json& properties = schema["definitions"]["target"]["properties"];
  nlohmann::json names = nlohmann::json::array();
  for (const Permission& row : permissions()) names.push_back(row.name);
  BOOST_TEST(properties["allow"]["anyOf"][0]["enum"] == names);
  BOOST_TEST(properties["hooks"]["properties"].size() == hooks().size());
  for (const Hook& row : hooks()) BOOST_TEST(properties["hooks"]["properties"].contains(row.name));
}

BOOST_AUTO_TEST_SUITE_END()
