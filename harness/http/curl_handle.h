#pragma once

#include <memory>
#include <string>

#include <curl/curl.h>

namespace conform::http {

/// A list of header lines that lives as long as the request that uses it.
class CurlList {
 public:
  void append(const std::string& line);
  [[nodiscard]] curl_slist* get() const { return list_.get(); }

 private:
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> list_{nullptr, &curl_slist_free_all};
};

/// An easy handle and the multi handle that drives it and keeps its connection. The multi handle alone lets a
/// caller look up every 100 ms: curl_easy_perform calls back only once a second while nothing comes.
class CurlHandle {
 public:
  CurlHandle();
  ~CurlHandle();
  CurlHandle(const CurlHandle&) = delete;
  CurlHandle& operator=(const CurlHandle&) = delete;

  /// Forgets all options; the connection stays.
  void reset();

  /// Sets an option. A failure is kept: an option that did not take hold may be one that keeps a token safe.
  template <typename Value>
  void set(CURLoption option, Value value) {
    const CURLcode code = curl_easy_setopt(easy_, option, value);
    if (failed_ == CURLE_OK) failed_ = code;
  }

  /// Runs the transfer to its end, or until `stop(context)` says so (CURLE_ABORTED_BY_CALLBACK).
  CURLcode perform(bool (*stop)(const void* context), const void* context);

  template <typename Value>
  [[nodiscard]] Value info(CURLINFO what) const {
    Value value{};
    curl_easy_getinfo(easy_, what, &value);
    return value;
  }

  /// libcurl's own words on what failed; may be empty.
  [[nodiscard]] std::string detail() const { return detail_; }

 private:
  CURLcode drive(bool (*stop)(const void* context), const void* context);
  [[nodiscard]] CURLcode finished() const;

  CURLM* multi_ = nullptr;
  CURL* easy_ = nullptr;
  CURLcode failed_ = CURLE_OK;
  char detail_[CURL_ERROR_SIZE] = {};
};

}  // namespace conform::http
