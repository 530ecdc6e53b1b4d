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
  std::vector<Actor> accounts;
  for (const TokenEvidence& token : evidence.tokens)
    if (auto account = account_of(token)) accounts.push_back(std::move(*account));
  if (accounts.empty() && evidence.login && evidence.login->ok() && evidence.login->account.id != 0)
    accounts.push_back(evidence.login->account);
  for (const Actor& account : accounts) describe(account, remarks);
  if (accounts.empty()) return;
  remarks.fact("role", accounts.front().role);
  remarks.fact("timezone", accounts.front().timezone);
}

}  // namespace conform::target
