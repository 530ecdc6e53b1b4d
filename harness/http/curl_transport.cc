#include "http/curl_transport.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "http/answer.h"
#include "http/curl_failure.h"
#include "http/curl_handle.h"
#include "http/request_check.h"
#include "http/url.h"

namespace conform::http {
namespace {

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* answer) {
  return static_cast<Answer*>(answer)->take_header({bytes, size * count}) ? size * count : 0;
}

/// libcurl takes a count other than the one it offered for a refusal, so an empty offer needs no special
/// case.
std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* answer) {
  return static_cast<Answer*>(answer)->take_body({bytes, size * count}) ? size * count : 0;
}

/// What libcurl may do again by itself: it repeats any request, a POST too, when a kept connection breaks.
struct Attempts {
  bool repeatable = false;
  int count = 0;
};

int on_attempt(void* attempts, char*, char*, int, int) {
  auto* made = static_cast<Attempts*>(attempts);
  return ++made->count == 1 || made->repeatable ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

bool is_set(const void* flag) {
  const auto* cancelled = static_cast<const std::atomic<bool>*>(flag);
  return cancelled && cancelled->load();
}

bool is_safe(const std::string& method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

std::string header_line(const Header& header) {
  // With "Name:" libcurl leaves a header out; "Name;" sends it empty.
  return header.second.empty() ? header.first + ';' : header.first + ": " + header.second;
}

Request with_defaults(const Request& request, const Headers& defaults) {
  Request whole = request;
  for (const Header& header : defaults)
    if (!find_header(request.headers, header.first)) whole.headers.push_back(header);
  return whole;
}

CurlList header_list(const Request& request) {
  CurlList list;
  for (const Header& header : request.headers) list.append(header_line(header));
  if (!find_header(request.headers, "Content-Type"))
    list.append("Content-Type:");  // libcurl would call every body a form
  if (!find_header(request.headers, "Expect")) list.append("Expect:");
  if (announces_no_body(request)) list.append("Content-Length: 0");
  return list;
}

void set_method(CurlHandle& handle, const Request& request) {
  if (request.method == "HEAD") handle.set(CURLOPT_NOBODY, 1L);
  if (request.body) {
    handle.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
    handle.set(CURLOPT_POSTFIELDS, request.body->data());
  }
  handle.set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void set_safety(CurlHandle& handle, const TransportOptions& options) {
  handle.set(CURLOPT_PROTOCOLS_STR, "http,https");
  handle.set(CURLOPT_FOLLOWLOCATION, 0L);
  handle.set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  handle.set(CURLOPT_PROXY, options.proxy.c_str());
  handle.set(CURLOPT_NOPROXY, "");  // else the environment's no_proxy counts
  handle.set(CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
  handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  if (!options.ca_file.empty()) handle.set(CURLOPT_CAINFO, options.ca_file.c_str());
  if (!options.client_certificate.empty()) {
    handle.set(CURLOPT_SSLCERT, options.client_certificate.c_str());
    const std::string& key = options.client_key.empty() ? options.client_certificate : options.client_key;
    handle.set(CURLOPT_SSLKEY, key.c_str());
  }
  handle.set(CURLOPT_SSL_VERIFYPEER, options.insecure ? 0L : 1L);
  handle.set(CURLOPT_SSL_VERIFYHOST, options.insecure ? 0L : 2L);
}

void set_manner(CurlHandle& handle, const TransportOptions& options) {
  handle.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  handle.set(CURLOPT_PATH_AS_IS, 1L);
  handle.set(CURLOPT_NOSIGNAL, 1L);
  handle.set(CURLOPT_ACCEPT_ENCODING, "");
  if (!options.user_agent.empty()) handle.set(CURLOPT_USERAGENT, options.user_agent.c_str());
}

/// The time for the whole exchange: the transport's, or what is left until the request's deadline.
void set_time(CurlHandle& handle, const TransportOptions& options, const Request& request) {
  std::chrono::milliseconds time = options.timeout;
  if (request.deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*request.deadline -
                                                                            std::chrono::steady_clock::now());
    time = std::max(std::chrono::milliseconds(1), std::min(time, left));  // libcurl takes 0 for no limit
  }
  handle.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(options.connect_timeout, time).count()));
  handle.set(CURLOPT_TIMEOUT_MS, static_cast<long>(time.count()));
}

Timings timings_of(const CurlHandle& handle) {
  const auto since_start = [&](CURLINFO what) {
    return std::chrono::microseconds(handle.info<curl_off_t>(what));
  };
  Timings timings;
  timings.connected = std::max(since_start(CURLINFO_CONNECT_TIME_T), since_start(CURLINFO_APPCONNECT_TIME_T));
  timings.first_byte = since_start(CURLINFO_STARTTRANSFER_TIME_T);
  timings.total = since_start(CURLINFO_TOTAL_TIME_T);
  timings.reused_connection = handle.info<long>(CURLINFO_NUM_CONNECTS) == 0;
  return timings;
}

}  // namespace

struct CurlTransport::Parts {
  explicit Parts(TransportOptions given)
      : options(std::move(given)), base(BaseUrl::parse(options.base_url)) {}

  std::variant<Response, TransportError> outcome(CURLcode code, Answer& answer,
                                                 const Attempts& attempts) const;

  TransportOptions options;
  BaseUrl base;
  CurlHandle handle;
};

CurlTransport::CurlTransport(TransportOptions options)
    : parts_(std::make_unique<Parts>(std::move(options))) {}
CurlTransport::~CurlTransport() = default;

std::variant<Response, TransportError> CurlTransport::Parts::outcome(CURLcode code, Answer& answer,
                                                                     const Attempts& attempts) const {
  if (answer.problem()) return *answer.problem();
  // libcurl takes a header that was cut off for the whole of it.
  if (code == CURLE_OK && !answer.headers_ended()) code = CURLE_PARTIAL_FILE;
  if (code == CURLE_OK) return answer.finish(static_cast<int>(handle.info<long>(CURLINFO_RESPONSE_CODE)));
  if (handle.info<long>(CURLINFO_HTTP_CONNECTCODE) >= 300)
    code = CURLE_PROXY;  // else a mere CURLE_RECV_ERROR
  if (attempts.count > 1 && !attempts.repeatable) code = CURLE_GOT_NOTHING;
  return transport_error({code, handle.detail(), base.authority(), proxy_authority(options.proxy),
                          attempts.count > 0, answer.headers_ended()});
}

Exchange CurlTransport::send(const Request& given) {
  Parts& p = *parts_;
  Exchange exchange;
  exchange.request = with_defaults(given, p.options.headers);
  const Request& request = exchange.request;
  const std::optional<std::string> url = p.base.join(request.target);
  exchange.url = url.value_or(p.base.text());
  std::optional<std::string> refusal = refusal_of(request);
  if (!url) refusal = "the request's target is no path below the base URL";
  if (refusal) {
    exchange.outcome = TransportError{TransportError::Kind::other, *refusal};
    return exchange;
  }

  Answer answer({p.options.max_body, p.options.max_header_bytes, p.options.max_headers});
  Attempts attempts{is_safe(request.method), 0};
  const CurlList headers = header_list(request);
  p.handle.reset();
  set_safety(p.handle, p.options);
  set_manner(p.handle, p.options);
  set_time(p.handle, p.options, request);
  p.handle.set(CURLOPT_URL, url->c_str());
  p.handle.set(CURLOPT_HTTPHEADER, headers.get());
  set_method(p.handle, request);
  p.handle.set(CURLOPT_HEADERFUNCTION, &on_header);
  p.handle.set(CURLOPT_HEADERDATA, static_cast<void*>(&answer));
  p.handle.set(CURLOPT_WRITEFUNCTION, &on_body);
  p.handle.set(CURLOPT_WRITEDATA, static_cast<void*>(&answer));
  p.handle.set(CURLOPT_PREREQFUNCTION, &on_attempt);
  p.handle.set(CURLOPT_PREREQDATA, static_cast<void*>(&attempts));
  const CURLcode code = p.handle.perform(&is_set, p.options.cancelled);
  exchange.timings = timings_of(p.handle);
  exchange.outcome = p.outcome(code, answer, attempts);
  return exchange;
}

}  // namespace conform::http
