#include <string>

#include "base/text.h"
#include "spec/json_body.h"
#include "target/doctor/check.h"
#include "target/web/login_page.h"

namespace conform::target {
namespace {

bool is_json(const std::string& body) {
  spec::BodyParser parser;
  return !parser.parse(body).problem();
}

/// What was answered instead of the API, as far as it can be recognised.
std::string description(const http::Response& answer, const std::string& url) {
  const std::string title = HtmlPage(answer.body, url).title();
  return "GET /api/ping answers " + std::to_string(answer.status) +
         (title.empty() ? " without JSON" : " with a page titled '" + title + "'");
}

constexpr const char* is_it_kimai = "is this the base URL of a Kimai? It is the part before /api";

}  // namespace

void check_answer(const Evidence& evidence, Remarks& remarks) {
  const http::Response* answer = evidence.answer();
  if (answer == nullptr || (answer->status >= 300 && answer->status < 400)) return;
  const SetUp set_up = set_up_of(evidence);
  if (set_up == SetUp::trusted_hosts || set_up == SetUp::http_password) return;
  const std::string what = description(*answer, evidence.anonymous.url);
  if (answer->status == 502 || answer->status == 503 || answer->status == 504)
    return remarks.problem(
        "the installation is not ready: " + what,
        "it is starting, migrating its database or in maintenance; --wait-ready 5m waits for it");
  if (answer->status >= 500)
    return remarks.problem("the installation has a fault of its own: " + what, "its log (var/log) says more");
  if (answer->status == 401 && is_json(answer->body))
    return remarks.good("Kimai's API answers and wants credentials");
  if (answer->status == 200 && is_json(answer->body))
    return remarks.warning("the API answers without credentials",
                           "does something in front of Kimai send a token for everybody?");
  if (login_form_of(HtmlPage(answer->body, evidence.anonymous.url)))
    return remarks.problem(
        "a login page comes instead of JSON: " + what,
        "something in front of Kimai wants a login of its own; exempt the path /api from it");
  if (answer->status == 404) return remarks.problem(what + ": there is no API of Kimai here", is_it_kimai);
  remarks.problem(what, is_it_kimai);
}

}  // namespace conform::target
