#include "base/text.h"
#include "http/url.h"
#include "target/doctor/check.h"

namespace conform::target {
namespace {

/// The part of a redirect's address that a base URL would be: what stands before `/api/ping`.
std::string base_in(const std::string& address) {
  const auto path = address.rfind("/api/ping");
  return path == std::string::npos ? std::string() : address.substr(0, path);
}

}  // namespace

void check_redirect(const Evidence& evidence, Remarks& remarks) {
  const http::Response* answer = evidence.answer();
  if (answer == nullptr) return;
  if (answer->status < 300 || answer->status >= 400) return remarks.good("the API is not redirected");
  // In a sub-path Kimai leads to its login page, which the next check explains.
  const SetUp set_up = set_up_of(evidence);
  if (set_up == SetUp::sub_path || set_up == SetUp::front_controller) return;
  const std::string* location = http::find_header(answer->headers, "Location");
  const std::string address =
      location == nullptr ? "" : http::resolved_url(evidence.anonymous.url, *location).value_or("");
  const std::string shown = shortened(printable(address.substr(0, address.find('?'))), 200);
  const std::string base = base_in(shown);
  const bool to_https = evidence.url.starts_with("http:") && address.starts_with("https:");
  if (to_https && !base.empty())
    return remarks.problem("the installation redirects to https", "give its URL as " + base);
  if (!base.empty()) return remarks.problem("the API is redirected to " + shown, "give the URL as " + base);
  if (shown.ends_with("/login"))
    return remarks.problem(
        "the API leads to a login page: " + shown,
        "something in front of Kimai wants a login of its own, or the URL is not Kimai's base URL");
  remarks.problem("the API is redirected" + (shown.empty() ? std::string() : " to " + shown),
                  "give the URL that the installation answers at; redirects are never followed");
}

}  // namespace conform::target
