// Which certificates are trusted, against the server that the openssl tool brings.
#include <string>

#include <boost/test/unit_test.hpp>

#include "http/curl_transport.h"
#include "http/test_tls_server.h"

using namespace conform::http;

namespace {

std::string outcome_of(const TransportOptions& options) {
  const Exchange exchange = CurlTransport(options).send({"GET", "/", {}, {}});
  if (const TransportError* error = exchange.error())
    return std::string(name(error->kind)) + ": " + error->message;
  return std::to_string(exchange.response()->status);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tls, *boost::unit_test::precondition(has_openssl))

BOOST_AUTO_TEST_CASE(a_certificate_is_trusted_only_by_authority_or_on_demand) {
  const Folder folder;
  const TlsServer server(folder, "IP:127.0.0.1");
  TransportOptions options;
  options.base_url = server.url();
  const std::string distrusted = "tls: the certificate of " + server.url().substr(8) + " is not trusted: ";
  BOOST_TEST(outcome_of(options).rfind(distrusted, 0) == 0U);  // then OpenSSL's own words
  options.ca_file = server.certificate();
  BOOST_TEST(outcome_of(options) == "200");
  options.ca_file = folder.file("missing.pem");
  BOOST_TEST(outcome_of(options).rfind("tls: the file of trusted certificates cannot be read: ", 0) == 0U);
  options.ca_file.clear();
  options.insecure = true;
  BOOST_TEST(outcome_of(options) == "200");
}

BOOST_AUTO_TEST_CASE(a_certificate_of_another_host_is_refused) {
  const Folder folder;
  const TlsServer server(folder, "DNS:evil.example");
  TransportOptions options;
  options.base_url = server.url();
  options.ca_file = server.certificate();
  BOOST_TEST(outcome_of(options).rfind(
                 "tls: the certificate of " + server.url().substr(8) + " is not trusted: ", 0) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
