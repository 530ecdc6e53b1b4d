#include "target/doctor/check.h"

namespace conform::target {
namespace {

/// Whether the URL leads to this machine, where nobody listens in.
bool is_loopback(const std::string& url) {
  return url.starts_with("http://127.") || url.starts_with("http://localhost") ||
         url.starts_with("http://[::1]");
}

}  // namespace

void check_tls(const Evidence& evidence, Remarks& remarks) {
  const http::TransportError* error = evidence.anonymous.error();
  if (error != nullptr && error->kind == http::TransportError::Kind::tls)
    return remarks.problem(
        error->message,
        "trust the installation's own authority with --cacert FILE; -k accepts any certificate, "
        "also an attacker's");
  if (error != nullptr) return;
  if (evidence.url.starts_with("https:")) return remarks.good("the certificate is trusted");
  if (is_loopback(evidence.url)) return remarks.good("no TLS, but the way stays on this machine");
  remarks.warning("tokens and passwords travel unencrypted", "reach the installation by https");
}

}  // namespace conform::target
