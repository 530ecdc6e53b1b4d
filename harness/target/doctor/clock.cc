#include <cstdlib>

#include "http/http_date.h"
#include "target/doctor/check.h"

namespace conform::target {

void check_clock(const Evidence& evidence, Remarks& remarks) {
  const http::Response* answer = evidence.answer();
  const std::string* date = answer == nullptr ? nullptr : http::find_header(answer->headers, "Date");
  if (date == nullptr) return;
  const auto seconds = http::parse_http_date(*date);
  if (!seconds)
    return remarks.note("the header Date of the answers cannot be read, so clocks are not compared");
  const std::int64_t difference = *seconds - evidence.our_time;
  remarks.fact("clock_difference_seconds", std::to_string(difference));
  // The header has whole seconds, and the answer took its time.
  constexpr std::int64_t tolerable = 5;
  if (std::abs(difference) <= tolerable) return remarks.good("its clock and ours agree");
  remarks.warning(
      "its clock is " + std::to_string(std::abs(difference)) + " s " +
          (difference > 0 ? "ahead of" : "behind") + " ours",
      "let both machines keep time by NTP: expiry of tokens and running records are compared with the "
      "clock");
}

}  // namespace conform::target
