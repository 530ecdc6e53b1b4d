#include "target/account_pool.h"

#include <algorithm>
#include <utility>

#include "target/account.h"

namespace conform::target {
namespace {

bool fits(const Actor& actor, const ActorRequest& request) {
  return (request.role.empty() || actor.role == request.role) &&
         (request.timezone.empty() || actor.timezone == request.timezone) && !request.expires &&
         request.token_names.empty() && request.session.empty() &&
         static_cast<int>(actor.tokens.size()) >= request.tokens;
}

/// What is missing; `second` where an account fits but is already taken by another actor of the same lease.
std::string description(const ActorRequest& request, bool second) {
  std::string text = second ? "no second account" : "no account";
  if (!request.role.empty()) text += " with the role " + request.role;
  if (!request.timezone.empty()) text += " in the time zone " + request.timezone;
  if (!request.session.empty()) return text + " that the run can log in as";
  if (!request.token_names.empty()) return text + " for which tokens are made";
  if (request.expires == "past") return text + " whose token has expired";
  if (request.expires == "soon") return text + " whose token ends while the run goes on";
  if (request.tokens > 1) text += " with " + std::to_string(request.tokens) + " tokens";
  if (request.expires) text += " whose token expires on a chosen date";
  return text;
}

}  // namespace

AccountPool::AccountPool(std::vector<Actor> accounts) {
  std::stable_sort(accounts.begin(), accounts.end(), [](const Actor& a, const Actor& b) {
    return height_of_role(a.role) < height_of_role(b.role);
  });
  for (Actor& account : accounts) seats_.push_back({std::move(account), false});
}

AccountPool::Choice AccountPool::choose(const std::vector<ActorRequest>& requests, bool free_only) const {
  return extended({}, requests, free_only);
}

/// The first seats in order that leave enough for the requests that come later: whoever asks for nothing does
/// not take what somebody else asks for.
AccountPool::Choice AccountPool::extended(const Choice& chosen, const std::vector<ActorRequest>& requests,
                                          bool free_only) const {
  Choice best = chosen;
  if (chosen.size() == requests.size()) return best;
  for (std::size_t i = 0; i < seats_.size() && best.size() < requests.size(); ++i) {
    const bool is_chosen = std::count(chosen.begin(), chosen.end(), i) > 0;
    if (is_chosen || (free_only && seats_[i].lent) || !fits(seats_[i].actor, requests[chosen.size()]))
      continue;
    Choice more = chosen;
    more.push_back(i);
    more = extended(more, requests, free_only);
    if (more.size() > best.size()) best = std::move(more);
  }
  return best;
}

Lease AccountPool::lease(const std::vector<ActorRequest>& requests) {
  std::unique_lock lock(mutex_);
  const std::size_t possible = choose(requests, false).size();
  if (possible < requests.size())
    return description(requests[possible], !choose({requests[possible]}, false).empty());
  Choice chosen;
  given_back_.wait(lock, [&] {
    chosen = choose(requests, true);
    return chosen.size() == requests.size();
  });
  std::vector<Actor> actors;
  for (const std::size_t i : chosen) {
    seats_[i].lent = true;
    actors.push_back(seats_[i].actor);
  }
  return actors;
}

void AccountPool::give_back(const std::vector<Actor>& actors) {
  {
    const std::lock_guard lock(mutex_);
    for (const Actor& actor : actors)
      for (Seat& seat : seats_)
        if (seat.lent && seat.actor.id == actor.id) seat.lent = false;
  }
  given_back_.notify_all();
}

}  // namespace conform::target
