#include "http/curl_handle.h"

#include <new>

namespace conform::http {
namespace {

constexpr int look_up_every_ms = 100;

/// libcurl wants this once for each process; a local static makes it so, and safe between threads.
bool initialised() {
  static const bool done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return done;
}

}  // namespace

void CurlList::append(const std::string& line) {
  curl_slist* longer = curl_slist_append(list_.get(), line.c_str());
  if (!longer) throw std::bad_alloc();
  static_cast<void>(list_.release());  // the head may have moved; `longer` owns all of it
  list_.reset(longer);
}

CurlHandle::CurlHandle() {
  if (!initialised()) throw std::bad_alloc();
  multi_ = curl_multi_init();
  easy_ = curl_easy_init();
  if (multi_ && easy_) return;
  curl_easy_cleanup(easy_);
  curl_multi_cleanup(multi_);
  throw std::bad_alloc();
}

CurlHandle::~CurlHandle() {
  curl_easy_cleanup(easy_);
  curl_multi_cleanup(multi_);
}

void CurlHandle::reset() {
  curl_easy_reset(easy_);
  failed_ = CURLE_OK;
  detail_[0] = '\0';
  set(CURLOPT_ERRORBUFFER, static_cast<char*>(detail_));
}

CURLcode CurlHandle::perform(bool (*stop)(const void* context), const void* context) {
  if (failed_ != CURLE_OK) return failed_;
  if (curl_multi_add_handle(multi_, easy_) != CURLM_OK) return CURLE_FAILED_INIT;
  const CURLcode code = drive(stop, context);
  curl_multi_remove_handle(multi_, easy_);
  return code;
}

CURLcode CurlHandle::drive(bool (*stop)(const void* context), const void* context) {
  int running = 1;
  while (true) {
    if (stop(context)) return CURLE_ABORTED_BY_CALLBACK;
    if (curl_multi_perform(multi_, &running) != CURLM_OK) return CURLE_OUT_OF_MEMORY;
    if (running == 0) return finished();
    if (curl_multi_poll(multi_, nullptr, 0, look_up_every_ms, nullptr) != CURLM_OK)
      return CURLE_OUT_OF_MEMORY;
  }
}

CURLcode CurlHandle::finished() const {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left))
    if (message->msg == CURLMSG_DONE) return message->data.result;
  return CURLE_FAILED_INIT;
}

}  // namespace conform::http
