#include <set>

#include "target/doctor/check.h"

namespace conform::target {
namespace {

void describe(const Actor& account, Remarks& remarks) {
  const std::string zone =
      account.timezone.empty() ? "no time zone of its own" : "time zone " + account.timezone;
  remarks.good(account.username + ": role " + account.role + ", " + zone);
  if (account.timezone.empty())
    remarks.note(account.username +
                     " has no time zone: Kimai then shows that of whoever asks, and its records "
                     "count as UTC",
                 "set one in the profile of the account");
}

}  // namespace

void check_accounts(const Evidence& evidence, Remarks& remarks) {
  std::set<std::string> told;
  for (const TokenEvidence& token : evidence.tokens) {
    const auto account = account_of(token);
    if (!account || !told.insert(account->username).second) continue;
    describe(*account, remarks);
    if (told.size() > 1) continue;
    remarks.fact("role", account->role);
    remarks.fact("timezone", account->timezone);
  }
}

}  // namespace conform::target
