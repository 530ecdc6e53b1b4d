#include "target/expired_tokens.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace conform::target {
namespace {

bool is_given_here(const ActorRequest& request) {
  return request.expires == "past" && request.token_names.empty();
}

}  // namespace

Lease ExpiredTokens::lease(const std::vector<ActorRequest>& requests) {
  std::vector<ActorRequest> others;
  for (const ActorRequest& request : requests) {
    if (!is_given_here(request))
      others.push_back(request);
    else if (request.tokens > static_cast<int>(tokens_.size()))
      return "no account with " + std::to_string(request.tokens) + " expired tokens";
  }
  Lease lent = others.empty() ? Lease(std::vector<Actor>{}) : inner_->lease(others);
  if (std::holds_alternative<std::string>(lent)) return lent;
  auto& actors = std::get<std::vector<Actor>>(lent);
  auto next = actors.begin();
  std::vector<Actor> all;
  for (const ActorRequest& request : requests) {
    if (is_given_here(request)) {
      all.emplace_back();
      all.back().tokens = tokens_;
    } else {
      all.push_back(std::move(*next++));
    }
  }
  return all;
}

void ExpiredTokens::give_back(const std::vector<Actor>& actors) {
  std::vector<Actor> others;
  std::copy_if(actors.begin(), actors.end(), std::back_inserter(others),
               [](const Actor& actor) { return actor.id != 0; });
  if (!others.empty()) inner_->give_back(others);
}

TokenView ExpiredTokens::token_screen(const Actor& actor) {
  if (actor.id == 0) return std::string("nothing is known of the account of an expired token that is given");
  return inner_->token_screen(actor);
}

}  // namespace conform::target
