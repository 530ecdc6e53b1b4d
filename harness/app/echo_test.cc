#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/own_suites.h"
#include "app/test_leaks.h"
#include "app/test_program.h"
#include "base/file.h"
#include "fixtures/hostile/hostile_server.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

namespace data = boost::unit_test::data;

constexpr const char* token = "s3cr3t-hunter2-0123456789-abcdef";
constexpr const char* password = "p\"a ss/wörd'&<7>";
constexpr const char* session = "cookie-0f8fad5b-d9cb-469f-a165";

/// The request with everything in it once more as base64 and in the ways of forms, for an answer.
std::string echo_of(const std::string& request) {
  std::string text = request + '\n' + base64_of(request);
  for (const std::string& secret : {std::string(token), std::string(password), std::string(session)})
    for (const Disguise& disguise : disguises_of(secret)) text += ' ' + disguise.text;
  return text;
}

std::string answer(const std::string& head, const std::string& body) {
  return fmt::format("HTTP/1.1 {}\r\nSet-Cookie: KIMAI_SESSION={}; path=/\r\nContent-Length: {}\r\n\r\n{}",
                     head, session, body.size(), body);
}

/// A text for one line of a header.
std::string in_header(const std::string& request) {
  std::string text = echo_of(request);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return text.substr(0, 4000);
}

std::string in_html(const std::string& request) {
  std::string text;
  for (const char c : echo_of(request)) text += c == '<' ? "&lt;" : std::string(1, c);
  return text;
}

bool asks_api(const std::string& request) {
  return request.substr(0, request.find('\r')).find(" /api/") != std::string::npos;
}

std::string json_of(const std::string& request) {
  const std::string text = echo_of(request);
  return json{{"version", "2.66.0"},
              {"id", 7},
              {"username", text},
              {"timezone", text},
              {"message", text},
              {"name", text},
              {"roles", {"ROLE_SUPER_ADMIN"}},
              {text, text}}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string login_page(const std::string& request) {
  return "<title>" + in_html(request) + "</title><div class='alert alert-danger'>" + in_html(request) +
         "</div><form method=post action=/en/login_check><input name=_username><input type=password "
         "name=_password></form>";
}

struct Echo {
  const char* name;
  std::string (*answer)(const std::string& request);
};

const Echo echoes[] = {
    {"in JSON",
     [](const std::string& request) {
       return asks_api(request) ? answer("200 OK\r\nContent-Type: application/json", json_of(request))
                                : answer("200 OK\r\nContent-Type: text/html", login_page(request));
     }},
    {"in an error",
     [](const std::string& request) {
       return answer("500 Broken " + in_header(request).substr(0, 100) + "\r\nContent-Type: application/json",
                     json_of(request));
     }},
    {"in a redirect",
     [](const std::string& request) {
       return answer("302 Found\r\nLocation: /elsewhere?" + in_header(request), "");
     }},
    {"in a redirect to another host",
     [](const std::string& request) {
       return answer(
           std::string("302 Found\r\nLocation: http://other.invalid/") + token + "?" + in_header(request),
           "");
     }},
    {"in the type of the content",
     [](const std::string& request) {
       return answer("200 OK\r\nContent-Type: " + in_header(request), json_of(request));
     }},
    {"in a refusal",
     [](const std::string& request) {
       return answer("401 Unauthorized\r\nWWW-Authenticate: " + in_header(request), login_page(request));
     }},
    {"in a page",
     [](const std::string& request) {
       return answer("200 OK\r\nContent-Type: text/html", login_page(request));
     }},
};

std::vector<std::size_t> all_echoes() {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < std::size(echoes); ++i) indices.push_back(i);
  return indices;
}

hostile::Behaviour behaviour_of(const Echo& echo) {
  return {echo.name, [&echo](hostile::Connection& client) {
            for (std::string request; !(request = client.read_request()).empty();)
              if (!client.send(echo.answer(request))) return;
          }};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(servers_that_repeat_what_they_hear)

BOOST_DATA_TEST_CASE(are_quoted_without_a_secret, data::make(all_echoes()), index) {
  const Echo& echo = echoes[index];
  const hostile::Server server(behaviour_of(echo));
  const ScratchFolder folder;
  const std::string suite = folder / "own.yaml";
  write_file(suite, reading_suite);
  const std::vector<std::vector<std::string>> commands{
      {"run", "--suite", suite, "--report", "json,junit,junit-strict", "--show-bodies"},
      {"doctor"},
      {"doctor", "--json"},
      {"export", "-o", "x.json"},
      {"clean", "--older-than", "1h"}};
  for (const bool by_login : {false, true})
    for (std::vector<std::string> arguments : commands) {
      BOOST_TEST_CONTEXT(echo.name << ' ' << arguments.front() << (by_login ? " by login" : " by token")) {
        for (const char* more :
             {"--timeout", "2s", "--web-header", "Authorization: Basic d2ViOmdlaGVpbS1wYXNz"})
          arguments.emplace_back(more);
        arguments.insert(arguments.end(), {"--url", server.url()});
        if (by_login) arguments.insert(arguments.end(), {"--login", "susan"});
        Program program(arguments, by_login ? std::string() : token,
                        {std::string("KIMAI_CONFORM_PASSWORD=") + password});
        const int code = program.wait();
        BOOST_TEST(code < 7, program.err());
        std::vector<std::string> secrets{"d2ViOmdlaGVpbS1wYXNz", "geheim-pass"};
        if (by_login) secrets.insert(secrets.end(), {password, session});
        if (!by_login) secrets.emplace_back(token);
        for (const std::string& leak : leaks_in(program.everything(), secrets)) BOOST_ERROR(leak);
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
