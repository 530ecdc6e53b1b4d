#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/exchange.h"

namespace conform::http {

/// How much of an answer is taken before it is given up.
struct AnswerLimits {
  std::size_t body_bytes = 0;
  std::size_t header_bytes = 0;  ///< of all header lines, interim answers and trailers included
  std::size_t headers = 0;       ///< how many header lines, counted likewise
};

/// Makes a `Response` of the header lines and the decoded body as they come, and gives up on one that is too
/// large or whose length is ambiguous.
class Answer {
 public:
  explicit Answer(AnswerLimits limits) : limits_(limits) {}

  /// One header line as received, the status line and the empty line included. False: give up.
  bool take_header(std::string_view line);

  /// The next decoded bytes of the body. False: give up.
  bool take_body(std::string_view bytes);

  /// Why the answer was given up; absent if it was not.
  [[nodiscard]] const std::optional<TransportError>& problem() const { return problem_; }

  /// Whether the headers of the final answer have ended.
  [[nodiscard]] bool headers_ended() const { return place_ == Place::body; }

  /// Hands the answer over, with the status as the client read it.
  Response finish(int status);

 private:
  enum class Place { before, headers, body };

  bool give_up(TransportError::Kind kind, std::string message);
  void add_field(std::string_view line);
  bool end_headers();

  AnswerLimits limits_;
  Response response_;
  Place place_ = Place::before;
  bool interim_ = false;  ///< the headers being read are those of a 1xx answer
  std::size_t header_bytes_ = 0;
  std::size_t header_lines_ = 0;
  std::optional<TransportError> problem_;
};

}  // namespace conform::http
