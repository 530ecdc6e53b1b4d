#include "target/doctor/check.h"

namespace conform::target {

void check_tokens(const Evidence& evidence, Remarks& remarks) {
  for (const TokenEvidence& token : evidence.tokens) {
    if (token.by_session) continue;
    const auto version = version_in(token.version);
    if (const auto* error = std::get_if<ConnectError>(&version)) {
      // What keeps every token out has been said already.
      const SetUp set_up = set_up_of(evidence);
      if (set_up == SetUp::plain || set_up == SetUp::stripped_prefix)
        remarks.problem(token.label + ": " + error->message, error->hint);
    } else if (!account_of(token)) {
      remarks.problem(token.label + ": the token is accepted, but its account is not told",
                      "the account may lack the permission api_access");
    } else {
      remarks.good(token.label + ": the token is accepted");
    }
  }
}

}  // namespace conform::target
