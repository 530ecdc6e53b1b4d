#include "target/account_pool.h"

#include <algorithm>
#include <utility>

namespace conform::target {
namespace {

bool fits(const Actor& actor, const ActorRequest& request) {
  return (request.role.empty() || actor.role == request.role) &&
         (request.timezone.empty() || actor.timezone == request.timezone) && !request.expires &&
         request.token_names.empty() && static_cast<int>(actor.tokens.size()) >= request.tokens;
}

/// What is missing; `second` where an account fits but is already taken by another actor of the same lease.
std::string description(const ActorRequest& request, bool second) {
  std::string text = second ? "no second account" : "no account";
  if (!request.role.empty()) text += " with the role " + request.role;
  if (!request.timezone.empty()) text += " in the time zone " + request.timezone;
  if (!request.token_names.empty()) return text + " for which tokens are made";
  if (request.expires == "past") return text + " whose token has expired";
  if (request.expires == "soon") return text + " whose token ends while the run goes on";
  if (request.tokens > 1) text += " with " + std::to_string(request.tokens) + " tokens";
  if (request.expires) text += " whose token expires on a chosen date";
  return text;
}

}  // namespace

AccountPool::AccountPool(std::vector<Actor> accounts) {
  for (Actor& account : accounts) seats_.push_back({std::move(account), false});
}

std::vector<std::size_t> AccountPool::choose(const std::vector<ActorRequest>& requests,
                                             bool free_only) const {
  std::vector<std::size_t> chosen;
  for (const ActorRequest& request : requests) {
    const auto is_chosen = [&](std::size_t i) { return std::count(chosen.begin(), chosen.end(), i) > 0; };
    std::size_t i = 0;
    while (i < seats_.size() &&
           (is_chosen(i) || (free_only && seats_[i].lent) || !fits(seats_[i].actor, request)))
      ++i;
    if (i == seats_.size()) break;
    chosen.push_back(i);
  }
  return chosen;
}

Lease AccountPool::lease(const std::vector<ActorRequest>& requests) {
  std::unique_lock lock(mutex_);
  const std::size_t possible = choose(requests, false).size();
  if (possible < requests.size())
    return description(requests[possible], !choose({requests[possible]}, false).empty());
  std::vector<std::size_t> chosen;
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
