#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "app/test_installation.h"
#include "app/test_leaks.h"
#include "app/test_program.h"
#include "app/test_relay.h"

using namespace conform;
using namespace conform::app;

namespace {

namespace data = boost::unit_test::data;

/// `from` replaced by `to` wherever it stands; it stands there.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  BOOST_REQUIRE_MESSAGE(text.find(from) != std::string::npos, "the page has no " << from << ": " << text);
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string without(std::string text, const std::string& begin, const std::string& end) {
  const auto at = text.find(begin);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, "the page has no " << begin << ": " << text);
  return text.erase(at, text.find(end, at) + end.size() - at);
}

std::string redirect(const std::string& location) {
  return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
}

constexpr const char* no_form =
    "error: GET /en/login answers 200, without a login form of Kimai's\n"
    "      hint: is this the base URL of a Kimai? It is the part before /api\n";
constexpr const char* lost_session =
    "error: the login is refused since the session was lost between the form and its answer (CSRF)\n"
    "      hint: does a proxy drop or rewrite cookies, or do several servers not share their sessions?\n";

/// What stands between the program and the login page of a reference Kimai.
struct Page {
  const char* name;
  std::function<std::string(const std::string& html)> change;
  std::string error;  ///< what the program says; empty: it logs in all the same
};

/// Pages that are another to look at, and log in as well.
std::vector<Page> understood_pages() {
  return {
      {"as it is", [](const std::string& html) { return html; }, ""},
      {"attributes without quotes, in capitals",
       [](const std::string& html) {
         return replaced(
             replaced(replaced(html, " name=\"_username\"", " NAME=_username"), "<form ", "<FORM "),
             " method=\"post\"", " METHOD=POST");
       },
       ""},
      {"attributes in single quotes", [](const std::string& html) { return replaced(html, "\"", "'"); }, ""},
      {"from right to left",
       [](const std::string& html) {
         return replaced(replaced(html, "<html", "<html dir=\"rtl\" data-was"), "Password", "كلمة المرور");
       },
       ""},
      {"ISO-8859-1",
       [](const std::string& html) {
         return replaced(replaced(html, "<form", "<p>Schlüssel f\xfcr M\xfcller, \xc4\xd6\xdc\xdf</p><form"),
                         "Password", "Kennwort f\xfcr Sie");
       },
       ""},
      {"forms of plug-ins around it",
       [](const std::string& html) {
         const std::string search =
             "<form action=/en/search><input name=q><button name=go>Go</button></form>";
         const std::string registration =
             "<form method=post action=/en/register><input type=email name=mail><input type=password name=a>"
             "<input type=password name=b><input type=hidden name=_csrf_token value=other></form>";
         const std::string reset =
             "<form method=post action=/en/reset><input name=username><input type=submit></form>";
         return replaced(replaced(html, "<form", search + registration + "<form"), "</form>\n",
                         "</form>\n" + reset);
       },
       ""},
      {"comments, scripts and templates that hold forms",
       [](const std::string& html) {
         const std::string fake =
             "<form method=\"post\" action=\"https://elsewhere.example/\"><input name=\"_username\">"
             "<input type=\"password\" name=\"_password\"></form>";
         return replaced(html, "<form",
                         "<!-- " + fake + " --><script>const old = '" + fake +
                             "';</script><noscript></noscript>"
                             "<form");
       },
       ""},
      {"an action that is relative",
       [](const std::string& html) { return replaced(html, "\"/en/login_check\"", "\"login_check\""); }, ""},
      {"an action with a query and a fragment",
       [](const std::string& html) {
         return replaced(html, "\"/en/login_check\"", "\"/en/login_check?theme=dark&amp;x=%C3%BC#form\"");
       },
       ""},
      {"a base address",
       [](const std::string& html) {
         return replaced(replaced(html, "\"/en/login_check\"", "\"login_check\""), "<head>",
                         "<head><base href=\"/en/\">");
       },
       ""},
      {"a 12 MB page",
       [](const std::string& html) {
         return replaced(html, "</form>", "</form><!--" + std::string(std::size_t{12} << 20U, 'x') + "-->");
       },
       ""},
  };
}

/// Pages that nobody can log in on.
std::vector<Page> explained_pages() {
  return {
      {"a 20 MB page",
       [](const std::string& html) {
         return replaced(html, "</form>", "</form><!--" + std::string(std::size_t{20} << 20U, 'x') + "-->");
       },
       "error: GET /en/login answers 200, of more than 16 MB: that is no login page of Kimai's\n      hint: "
       "is this the base URL of a Kimai? It is the part before /api\n"},
      {"a form without its token",
       [](const std::string& html) { return without(html, "<input type=\"hidden\"", ">"); }, lost_session},
      {"another token",
       [](const std::string& html) {
         return replaced(html, "_csrf_token\" value=\"", "_csrf_token\" value=\"x\" title=\"");
       },
       lost_session},
      {"no form", [](const std::string& html) { return without(html, "<form", "</form>"); },
       "error: GET /en/login answers 200, a page titled 'Login – Kimai', without a login form of Kimai's\n   "
       "   hint: a theme or a plug-in may have changed the page; tokens that are made by hand do without it: "
       "--token-file\n"},
      {"a form that sends the password in its address",
       [](const std::string& html) { return replaced(html, " method=\"post\"", ""); },
       "error: the form of /en/login would send the password as a part of an address\n      hint: Kimai's "
       "own form does not; a theme or a plug-in may have changed the page\n"},
      {"a form that leads to another host",
       [](const std::string& html) {
         return replaced(html, "\"/en/login_check\"", "\"https://elsewhere.example/en/login_check\"");
       },
       "error: the installation sends the browser to another host: "
       "https://elsewhere.example/en/login_check\n      hint: give the URL that the installation answers at; "
       "other hosts are never asked\n"},
      {"not HTML", [](const std::string&) { return std::string("{\"code\":404,\"message\":\"Not Found\"}"); },
       no_form},
      {"nothing", [](const std::string&) { return std::string(); }, no_form},
      {"bytes",
       [](const std::string&) { return std::string("\x00\xff<form\x00<<<input name=_username>>\xc3", 30); },
       no_form},
  };
}

const std::vector<Page>& pages() {
  static const std::vector<Page> table = [] {
    std::vector<Page> all = understood_pages();
    std::vector<Page> more = explained_pages();
    for (Page& page : more) all.push_back(std::move(page));
    return all;
  }();
  return table;
}

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const Page& page : pages()) out.emplace_back(page.name);
  return out;
}

const Page& page_named(const std::string& name) {
  for (const Page& page : pages())
    if (page.name == name) return page;
  throw std::out_of_range(name);
}

/// Changes the login page on its way, unless somebody is logged in.
Relay::Rewriter changing(const Page& page) {
  return [&page](const std::string& request, const std::string& answer) {
    const bool is_form =
        request.starts_with("GET /en/login ") && answer.find("\"_password\"") != std::string::npos;
    return is_form ? with_body(answer, page.change(body_of(answer))) : answer;
  };
}

/// A reference Kimai behind something that changes its answers.
struct Changed {
  explicit Changed(const Relay::Rewriter& change, const std::string& version = "2.66.0") : kimai(version) {
    const std::string url = kimai.server.url();
    relay = std::make_unique<Relay>(std::stoi(url.substr(url.rfind(':') + 1)), Relay::Listener{}, change);
  }

  std::vector<std::string> arguments(const std::string& command) const {
    return {command, "--url", relay->url(), "--login", kimai.login};
  }

  TestInstallation kimai;
  std::unique_ptr<Relay> relay;
};

/// The error with the address of this time's relay made constant.
std::string constant(std::string text, const std::string& url) {
  for (const auto& [changing, name] : {std::pair(url, "URL"), std::pair(url.substr(7), "HOST")})
    for (std::size_t at = 0; (at = text.find(changing)) != std::string::npos;)
      text.replace(at, changing.size(), name);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(login_page)

BOOST_DATA_TEST_CASE(is_understood_or_explained, data::make(names()), name) {
  const Page& page = page_named(name);
  const Changed site(changing(page));
  Program program(site.arguments("export"), "", site.kimai.variables());
  BOOST_TEST(program.wait() == (page.error.empty() ? 0 : 3), program.out() + program.err());
  BOOST_TEST(constant(program.err(), site.relay->url()) == page.error);
  const bool is_told = page.error.empty() || page.error == lost_session;
  BOOST_TEST((site.relay->traffic().find(site.kimai.password) != std::string::npos) == is_told);
}

BOOST_AUTO_TEST_CASE(what_answers_instead_is_explained) {
  struct Row {
    const char* name;
    std::string answer;
    std::string error;
  };
  const std::vector<Row> table{
      {"the page of another language", redirect("/de/login"), ""},
      {"a circle", redirect("/en/login"),
       "error: the installation redirects in a circle, at last to /en/login\n      hint: check its URL: a "
       "proxy that ends TLS has to say so (TRUSTED_PROXIES)\n"},
      {"a circle of two", redirect("/de/login?next=%2Fen%2Flogin"),
       "error: the installation redirects in a circle, at last to /de/login\n      hint: check its URL: a "
       "proxy that ends TLS has to say so (TRUSTED_PROXIES)\n"},
      {"another host", redirect("https://login.example/realm?state=abc"),
       "error: the installation sends the browser to another host: https://login.example/realm\n      hint: "
       "give the URL that the installation answers at; other hosts are never asked\n"},
      {"a redirect to nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
       "error: GET URL/en/login is redirected without an address that could be followed\n      hint: what "
       "stands in front of the installation, a proxy perhaps, answers in its place\n"},
      {"a page that is cut", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<form",
       "error: cannot reach URL/en/login: HOST closed the connection before the answer's end\n      hint: "
       "check the URL, the network and the proxy\n"},
      {"a password of the web server's",
       "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n",
       "error: the web server asks for a password of its own (HTTP authentication). It takes the header that "
       "Kimai's tokens need, so that no token can reach Kimai\n      hint: exempt the path /api from that "
       "password; for the pages send it with --web-header 'Authorization: Basic ...'\n"},
  };
  for (const Row& row : table) {
    BOOST_TEST_CONTEXT(row.name) {
      const Changed site([&row](const std::string& request, const std::string& answer) {
        const bool again =
            std::string_view(row.name) == "a circle of two" && request.starts_with("GET /de/login");
        if (again) return redirect("/en/login");
        return request.starts_with("GET /en/login ") ? row.answer : answer;
      });
      Program program(site.arguments("export"), "", site.kimai.variables());
      BOOST_TEST(program.wait() == (row.error.empty() ? 0 : 3), program.out() + program.err());
      BOOST_TEST(constant(program.err(), site.relay->url()) == row.error);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
