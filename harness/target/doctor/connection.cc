#include <fmt/format.h>

#include "target/doctor/check.h"

namespace conform::target {
namespace {

using Kind = http::TransportError::Kind;

std::string remedy(Kind kind) {
  switch (kind) {
    case Kind::refused:
      return "does Kimai (or the proxy) run, and is the port right? --wait-ready 5m waits for a start";
    case Kind::timeout:
      return "a firewall may swallow the connection; a slow server gets more time with --timeout";
    case Kind::malformed:
      return "is that the port of a web server, and http or https as it should be?";
    default:
      return "check the URL, the network and the proxy";
  }
}

}  // namespace

void check_connection(const Evidence& evidence, Remarks& remarks) {
  const http::TransportError* error = evidence.anonymous.error();
  if (error == nullptr) {
    const double milliseconds = static_cast<double>(evidence.anonymous.timings.total.count()) / 1000;
    return remarks.good(fmt::format("answers in {:.0f} ms", milliseconds));
  }
  if (error->kind == Kind::unresolved || error->kind == Kind::tls) return;  // said by their own checks
  remarks.problem(error->message, remedy(error->kind));
}

}  // namespace conform::target
