#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/exchange.h"

namespace conform::target {

/// The cookies of one origin (RFC 6265, as far as one origin and one session need it).
class CookieJar {
 public:
  /// `host` without a port; `secure` for https. A secure cookie is neither taken nor sent without it.
  CookieJar(std::string host, bool secure) : host_(std::move(host)), secure_(secure) {}

  /// Takes the `Set-Cookie` headers of an answer to a request of that path; `now` in seconds since 1970.
  /// Returns the values that are new.
  std::vector<std::string> take(const http::Headers& headers, std::string_view path, std::int64_t now);

  /// The value of the header `Cookie` for a path; empty for none.
  [[nodiscard]] std::string header(std::string_view path, std::int64_t now) const;

  [[nodiscard]] bool empty() const { return cookies_.empty(); }
  /// Whether the server set a cookie that a browser would not take, since the page came without TLS.
  [[nodiscard]] bool refused_secure() const { return refused_secure_; }
  void clear() { cookies_.clear(); }

 private:
  struct Cookie {
    std::string name;
    std::string value;
    std::string path;
    std::int64_t expires = 0;  ///< 0: with the session
  };
  bool take_one(std::string_view line, std::string_view path, std::int64_t now, std::string& value);

  static constexpr std::size_t max_cookies = 50;
  std::string host_;
  bool secure_;
  bool refused_secure_ = false;
  std::vector<Cookie> cookies_;
};

}  // namespace conform::target
