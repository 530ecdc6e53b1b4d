#include "http/curl_failure.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/text.h"

namespace conform::http {
namespace {

using Kind = TransportError::Kind;

struct Row {
  CURLcode code;
  Kind kind;
  std::string_view message;  ///< `{}` stands for host and port
};

constexpr Row rows[] = {
    {CURLE_COULDNT_RESOLVE_HOST, Kind::unresolved, "the host of {} is not known"},
    {CURLE_COULDNT_RESOLVE_PROXY, Kind::unresolved, "the proxy's host is not known"},
    {CURLE_COULDNT_CONNECT, Kind::refused, "{} accepts no connection"},
    {CURLE_PROXY, Kind::refused, "the proxy refuses to connect to {}"},
    {CURLE_OPERATION_TIMEDOUT, Kind::timeout, "{} did not answer in time"},
    {CURLE_GOT_NOTHING, Kind::closed, "{} closed the connection without an answer"},
    {CURLE_PARTIAL_FILE, Kind::closed, "{} closed the connection before the answer's end"},
    {CURLE_UNSUPPORTED_PROTOCOL, Kind::malformed, "{} does not answer in HTTP/1"},
    {CURLE_WEIRD_SERVER_REPLY, Kind::malformed, "{} does not answer in proper HTTP"},
    {CURLE_HTTP2, Kind::malformed, "{} does not answer in HTTP/1"},
    {CURLE_BAD_CONTENT_ENCODING, Kind::malformed, "the body from {} cannot be decompressed"},
    {CURLE_ABORTED_BY_CALLBACK, Kind::aborted, "given up before {} had answered"},
    {CURLE_PEER_FAILED_VERIFICATION, Kind::tls, "the certificate of {} is not trusted"},
    {CURLE_SSL_CONNECT_ERROR, Kind::tls, "no TLS connection to {}"},
    {CURLE_SSL_CACERT_BADFILE, Kind::tls, "the file of trusted certificates cannot be read"},
    {CURLE_SSL_CERTPROBLEM, Kind::tls, "the client certificate cannot be used"},
    {CURLE_SSL_CIPHER, Kind::tls, "no TLS cipher in common with {}"},
    {CURLE_SSL_ISSUER_ERROR, Kind::tls, "the certificate of {} has the wrong issuer"},
    {CURLE_SSL_INVALIDCERTSTATUS, Kind::tls, "the certificate status of {} is invalid"},
    {CURLE_USE_SSL_FAILED, Kind::tls, "no TLS connection to {}"},
    {CURLE_SSL_ENGINE_INITFAILED, Kind::tls, "TLS cannot be initialised"},
};

std::string filled(std::string_view message, const std::string& authority) {
  const auto gap = message.find("{}");
  if (gap == std::string_view::npos) return std::string(message);
  return std::string(message.substr(0, gap)) + authority + std::string(message.substr(gap + 2));
}

/// libcurl reports broken chunks as it reports a broken connection; only its words differ.
bool is_bad_chunk(const CurlFailure& failure) {
  return failure.code == CURLE_RECV_ERROR && lowered(failure.detail).find("chunk") != std::string::npos;
}

/// Whether a close shows as an end of the stream or as a reset is a race between the two sides.
CURLcode without_race(const CurlFailure& failure) {
  if (failure.code != CURLE_RECV_ERROR && failure.code != CURLE_SEND_ERROR) return failure.code;
  return failure.headers_ended ? CURLE_PARTIAL_FILE : CURLE_GOT_NOTHING;
}

/// With a proxy, nobody else is connected to.
bool is_of_proxy(const CurlFailure& failure) {
  return !failure.proxy.empty() && failure.code == CURLE_COULDNT_CONNECT;
}

/// libcurl's buffer for one header line ends at 100 KB, which 7.88 reports as a lack of memory.
bool is_long_header_line(const CurlFailure& failure) {
  return failure.code == CURLE_OUT_OF_MEMORY && failure.connected && !failure.headers_ended;
}

}  // namespace

TransportError transport_error(const CurlFailure& failure) {
  if (is_bad_chunk(failure)) return {Kind::malformed, failure.authority + " sends broken chunks"};
  if (is_long_header_line(failure))
    return {Kind::header_too_large, "a header line from " + failure.authority + " is too long"};
  const CURLcode code = without_race(failure);
  const auto* row = std::find_if(std::begin(rows), std::end(rows),
                                 [&](const Row& candidate) { return candidate.code == code; });
  if (row == std::end(rows))
    return {Kind::other, "no answer from " + failure.authority + ": " + curl_easy_strerror(failure.code)};
  std::string message =
      filled(row->message, is_of_proxy(failure) ? "the proxy " + failure.proxy : failure.authority);
  if (row->kind == Kind::tls && !failure.detail.empty())
    message += ": " + printable(shortened(failure.detail, 200));
  return {row->kind, std::move(message)};
}

}  // namespace conform::http
