#include "http/answer.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace conform::http {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `HTTP/1.1 100 Continue`: the three digits after the first blank.
bool is_interim(std::string_view status_line) {
  const auto blank = status_line.find(' ');
  return blank != std::string_view::npos && status_line.substr(blank + 1, 1) == "1";
}

}  // namespace

bool Answer::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > limits_.header_bytes)
    return give_up(TransportError::Kind::header_too_large,
                   "the answer's header is larger than " + counted(limits_.header_bytes, "byte"));
  if (++header_lines_ > limits_.headers)
    return give_up(TransportError::Kind::header_too_large,
                   "the answer has more than " + counted(limits_.headers, "header line"));
  if (place_ == Place::body) return true;  // a trailer, which RFC 9110 section 6.5 forbids to be merged
  if (place_ == Place::before) {
    place_ = Place::headers;
    interim_ = is_interim(line);
    response_.headers.clear();
    return true;
  }
  if (trimmed(line).empty()) return end_headers();
  add_field(line);
  return true;
}

void Answer::add_field(std::string_view line) {
  const bool folded = line.front() == ' ' || line.front() == '\t';  // RFC 9112 section 5.2
  if (folded && !response_.headers.empty()) {
    std::string& value = response_.headers.back().second;
    if (!value.empty()) value += ' ';
    value += trimmed(line);
    return;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  response_.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

bool Answer::end_headers() {
  place_ = interim_ ? Place::before : Place::body;
  // libcurl takes the last of several lengths; RFC 9112 section 6.3 calls them an unrecoverable error.
  const std::string* first = nullptr;
  for (const auto& [header, value] : response_.headers) {
    if (lowered(header) != "content-length") continue;
    if (!is_number(value))
      return give_up(TransportError::Kind::malformed, "the answer's Content-Length is not a number");
    if (first && *first != value)
      return give_up(TransportError::Kind::malformed, "the answer has two different Content-Lengths");
    first = &value;
  }
  return true;
}

bool Answer::take_body(std::string_view bytes) {
  if (bytes.size() > limits_.body_bytes - response_.body.size()) {
    response_.body = {};
    return give_up(TransportError::Kind::body_too_large,
                   "the answer's body is larger than " + counted(limits_.body_bytes, "byte"));
  }
  response_.body += bytes;
  return true;
}

bool Answer::give_up(TransportError::Kind kind, std::string message) {
  if (!problem_) problem_ = TransportError{kind, std::move(message)};
  return false;
}

Response Answer::finish(int status) {
  response_.status = status;
  return std::move(response_);
}

}  // namespace conform::http
