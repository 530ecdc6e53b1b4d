#pragma once

#include <functional>
#include <string>

#include "http/exchange.h"
#include "run/run.h"

namespace conform::app {

/// One way of being a wrong Kimai: what it does to the requests and the answers of a right one.
struct Breakage {
  std::function<void(http::Request&)> request = [](http::Request&) {};
  std::function<void(const http::Request&, http::Response&)> response = [](const http::Request&,
                                                                           http::Response&) {};
  bool tokens_never_expire = false;
  int tokens_end_late = 0;            ///< by that many seconds
  bool every_use_is_written = false;  ///< as the last usage of a token, not only one a minute
  bool no_use_is_written = false;
};

/// A seat whose built-in reference is broken so. The breakage has to outlive it.
run::Seat broken_seat(const Breakage& breakage);

/// Date-times in UTC, not in the zone of the record's owner.
Breakage date_times_in_utc();
/// Offsets as RFC 3339 writes them: `+02:00`.
Breakage offsets_with_a_colon();
/// A null in a boolean of a customer means false.
Breakage null_is_false_for_customers();
/// A date of expiry that is forgotten.
Breakage expired_tokens_accepted();
/// Tokens that work in the second in which they end as well.
Breakage tokens_end_a_second_late();
/// A last usage that is written by every request.
Breakage every_use_written();
/// A last usage that is never written.
Breakage no_use_written();
/// A null in a property of a tag that the document and the deviations know nothing of.
Breakage null_colour_of_a_tag();

}  // namespace conform::app
