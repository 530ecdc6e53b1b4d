#include "target/doctor/check.h"

namespace conform::target {

void check_environment(const Evidence& evidence, Remarks& remarks) {
  const http::Response* answer = evidence.answer();
  if (answer == nullptr) return;
  const http::Response* page = evidence.login_page.response();
  const auto shows_debug = [](const http::Response* one) {
    return one != nullptr && (http::find_header(one->headers, "X-Debug-Token") != nullptr ||
                              http::find_header(one->headers, "X-Debug-Token-Link") != nullptr);
  };
  const bool is_debug = shows_debug(answer) || shows_debug(page);
  remarks.fact("debug", is_debug ? "true" : "false");
  if (!is_debug) return remarks.good("it is no debug environment");
  remarks.warning(
      "this is a debug environment (APP_ENV=dev): it is slow, shows internals to everybody, and errors "
      "answer with other bodies than in production",
      "set APP_ENV=prod in Kimai's .env and clear its cache");
}

}  // namespace conform::target
