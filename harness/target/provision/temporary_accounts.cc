#include "target/provision/temporary_accounts.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "target/provision/actor_session.h"
#include "target/provision/random_password.h"
#include "target/web/deletion_page.h"
#include "target/web/second_factor.h"
#include "target/web/session_transport.h"
#include "target/web/token_screen.h"

namespace conform::target {
namespace {

using nlohmann::json;

constexpr const char* usual_timezone = "Europe/Berlin";

/// The list of roles beside ROLE_USER, which every account has and which Kimai refuses to be told.
json roles_of(const std::string& role) {
  if (role == "super_admin") return {"ROLE_SUPER_ADMIN"};
  if (role == "admin") return {"ROLE_ADMIN"};
  return role == "teamlead" ? json{"ROLE_TEAMLEAD"} : json::array();
}

std::int64_t id_in(const json& answer) {
  const json* id = pointer_find(answer, "/id");
  return id != nullptr && id->is_number_integer() ? id->get<std::int64_t>() : 0;
}

/// Whether the request may have been carried out though no good answer came.
bool is_uncertain(const ApiClient::Refusal& refusal) {
  return refusal.status() == 0 || refusal.status() >= 500;
}

}  // namespace

TemporaryAccounts::TemporaryAccounts(ProvisionMeans means)
    : means_(means),
      transport_(std::make_unique<SessionTransport>(means.session)),
      api_(*transport_, {std::string()}) {}

/// Tomorrow; the day after where tomorrow begins within half a day, since older versions let a token end as
/// its day begins.
std::string TemporaryAccounts::token_expiry() const {
  constexpr std::int64_t hours_36 = 129'600;
  return iso_date(means_.session.server_time() + hours_36);
}

TemporaryAccounts::Refusal TemporaryAccounts::add_token(Actor& actor) {
  TokenScreen screen(means_.session, actor.username);
  auto made = screen.make(means_.marker.next(), token_expiry());
  if (const auto* error = std::get_if<WebError>(&made)) {
    // A token that was made and not shown goes with its account.
    made = screen.make(means_.marker.next(), token_expiry());
    if (made.index() == 1) return "no API token can be made: " + error->message;
  }
  actor.tokens.push_back(std::move(std::get<MadeToken>(made).value));
  actor.token_ids.push_back(std::move(std::get<MadeToken>(made).id));
  return std::nullopt;
}

/// Sends what makes an object whose intent is in the journal. One that may be there though no good answer
/// came is looked for by its name; if it is not there, it is sent again.
TemporaryAccounts::Refusal TemporaryAccounts::create(Creation& creation, const std::string& path,
                                                     const json& body) {
  constexpr int tries = 3;
  std::string why;
  for (int i = 0; i < tries && creation.id.empty(); ++i) {
    const auto answer = api_.send("POST", path, body);
    if (const auto* refusal = std::get_if<ApiClient::Refusal>(&answer)) {
      why = refusal->why;
      if (!is_uncertain(*refusal) && i == 0) break;  // later it may say that there is one of that name
      auto found = Cleaner(api_, {}).find(creation, api_);
      if (auto* unknown = std::get_if<std::string>(&found)) {
        lost_.push_back({creation.what, *unknown, {}});
        return why;
      }
      const auto& ids = std::get<std::vector<std::string>>(found);
      if (!ids.empty()) creation.id = ids.front();
    } else if (const std::int64_t id = id_in(std::get<json>(answer)); id != 0) {
      creation.id = std::to_string(id);
    } else {
      lost_.push_back({creation.what, "the answer to its request names no id", {}});
      return std::string("the answer names no id");
    }
  }
  if (creation.id.empty()) {
    means_.journal.done(creation);
    return why;
  }
  means_.journal.made(creation);
  return std::nullopt;
}

TemporaryAccounts::Refusal TemporaryAccounts::make_account(const std::string& role,
                                                           const std::string& timezone) {
  auto seat = std::make_unique<Seat>();
  Creation& creation = seat->creation;
  creation.name = means_.marker.next();
  creation.what = "user \"" + creation.name + '"';
  creation.operation = "post_user";
  creation.undo = "delete_user";
  creation.undo_path = "/admin/user/{id}/delete";
  if (auto refusal = means_.journal.intend(creation)) return refusal;
  seat->password = random_password();
  means_.session.secrets().add(seat->password);
  const json body{{"username", creation.name}, {"email", creation.name + "@kimai-conform.invalid"},
                  {"language", "en"},          {"locale", "en"},
                  {"timezone", timezone},      {"plainPassword", seat->password},
                  {"enabled", true},           {"roles", roles_of(role)}};
  if (auto refusal = create(creation, "/api/users", body)) return "no account can be made: " + *refusal;
  seat->actor = {role, creation.name, timezone, std::stoll(creation.id), {}};
  seats_.push_back(std::move(seat));
  return add_token(seats_.back()->actor);
}

TemporaryAccounts::Refusal TemporaryAccounts::make_team() {
  Creation& creation = team_creation_;
  creation.name = means_.marker.next();
  creation.what = "team \"" + creation.name + '"';
  creation.operation = "post_team";
  creation.undo = "delete_team";
  creation.undo_path = "/api/teams/{id}";
  if (auto refusal = means_.journal.intend(creation)) return refusal;
  const json member{{"user", seats_.front()->actor.id}, {"teamlead", true}};
  const json team{{"name", creation.name}, {"members", json::array({member})}};
  if (auto refusal = create(creation, "/api/teams", team)) return "no team can be made: " + *refusal;
  team_ = std::stoll(creation.id);
  return std::nullopt;
}

TemporaryAccounts::Refusal TemporaryAccounts::join_team(const Actor& actor) {
  const std::string target = "/api/teams/" + std::to_string(team_.value_or(0)) + "/members/";
  constexpr int tries = 3;
  std::string why;
  for (int i = 0; i < tries; ++i) {
    const auto answer = api_.send("POST", target + std::to_string(actor.id), json::object());
    const auto* refusal = std::get_if<ApiClient::Refusal>(&answer);
    if (refusal == nullptr || (i > 0 && refusal->status() == 400)) return std::nullopt;  // 400: is in it
    why = refusal->why;
    if (!is_uncertain(*refusal)) break;
  }
  return "an account cannot join the team of the run: " + why;
}

TemporaryAccounts::Refusal TemporaryAccounts::provide_keeper() {
  if (refused_) return refused_;
  if (seats_.empty()) {
    refused_ = make_account("super_admin", usual_timezone);
    // Its token goes on where the session of the login has ended.
    if (!refused_) api_.also_as("Bearer " + seats_.front()->actor.tokens.front());
  }
  if (!refused_ && !team_) refused_ = make_team();
  return refused_;
}

std::string TemporaryAccounts::keeper_token() {
  const std::lock_guard lock(mutex_);
  return seats_.empty() || seats_.front()->actor.tokens.empty() ? std::string()
                                                                : seats_.front()->actor.tokens.front();
}

std::optional<std::int64_t> TemporaryAccounts::team() {
  const std::lock_guard lock(mutex_);
  return team_;
}

/// A free account: one that fits already, else one of the role, else a new one, else any. Null if all are
/// lent or none can be made; the seats grow by at most one.
TemporaryAccounts::Seat* TemporaryAccounts::choose(const ActorRequest& request,
                                                   const std::vector<Seat*>& taken) {
  const auto first_free = [&](const auto& fits) -> Seat* {
    for (std::size_t i = 1; i < seats_.size(); ++i) {
      Seat* seat = seats_[i].get();
      const bool is_free = !seat->lent && std::count(taken.begin(), taken.end(), seat) == 0;
      if (is_free && fits(seat->actor)) return seat;
    }
    return nullptr;
  };
  const std::string role = request.role.empty() ? "user" : request.role;
  const auto of_role = [&](const Actor& actor) { return actor.role == role; };
  Seat* seat = first_free([&](const Actor& actor) {
    return of_role(actor) && (request.timezone.empty() || actor.timezone == request.timezone);
  });
  if (seat == nullptr) seat = first_free(of_role);
  const bool may_make = static_cast<int>(seats_.size()) < means_.max_users;
  if (seat == nullptr && may_make) {
    refused_ = make_account(role, request.timezone.empty() ? usual_timezone : request.timezone);
    if (!refused_) refused_ = join_team(seats_.back()->actor);
    return refused_ ? nullptr : seats_.back().get();
  }
  return seat != nullptr ? seat : first_free([](const Actor&) { return true; });
}

TemporaryAccounts::Refusal TemporaryAccounts::change(Seat& seat, const ActorRequest& request) {
  Actor& actor = seat.actor;
  const std::string role = request.role.empty() ? "user" : request.role;
  const std::string zone = request.timezone.empty() ? actor.timezone : request.timezone;
  if (actor.role == role && actor.timezone == zone) return std::nullopt;
  json body = json::object();
  if (actor.timezone != zone) body["timezone"] = zone;
  if (actor.role != role) body["roles"] = roles_of(role);
  constexpr int tries = 3;  // it says where things shall stand: saying it again does no harm
  for (int i = 1;; ++i) {
    const auto answer = api_.send("PATCH", "/api/users/" + std::to_string(actor.id), body);
    const auto* refusal = std::get_if<ApiClient::Refusal>(&answer);
    if (refusal == nullptr) break;
    if (i == tries || !is_uncertain(*refusal)) return "an account cannot be changed: " + refusal->why;
  }
  actor.role = role;
  actor.timezone = zone;
  return std::nullopt;
}

TemporaryAccounts::Refusal TemporaryAccounts::fit(Seat& seat, const ActorRequest& request) {
  if (auto refusal = change(seat, request)) return refusal;
  while (static_cast<int>(seat.actor.tokens.size()) < request.tokens)
    if (auto refusal = add_token(seat.actor)) return refusal;
  return std::nullopt;
}

TemporaryAccounts::Refusal TemporaryAccounts::settle_expiry(ActorRequest& request) const {
  const std::string expires = request.expires.value_or("never");
  if (expires == "never" || is_shared(request)) return std::nullopt;
  const std::int64_t now = means_.session.server_time();
  if (expires != "past" && expires != "soon") {
    constexpr std::int64_t two_days = 172'800;  // a day may have begun elsewhere already
    return expires >= iso_date(now + two_days)
               ? Refusal()
               : "a token that expires on " + expires + " cannot be made any more";
  }
  const auto way = expires == "past" ? way_of_past(means_.expiry, now) : way_of_soon(means_.expiry, now);
  if (const auto* reason = std::get_if<std::string>(&way)) return *reason;
  if (std::get<ExpiryWay>(way) == ExpiryWay::day_end) request.timezone = reachable_day_end(now).timezone;
  return std::nullopt;
}

bool TemporaryAccounts::is_shared(const ActorRequest& request) const {
  return expired_ && request.expires == "past" && request.token_names.empty() && request.tokens == 1 &&
         request.session.empty();
}

TemporaryAccounts::Refusal TemporaryAccounts::add_new_token(Seat& seat, const ActorRequest& request,
                                                            const std::string& name, Actor& actor) {
  const std::string expires = request.expires.value_or("");
  ExpiringToken token;
  if (expires == "past" || expires == "soon") {
    const WantedToken wanted{actor.username, seat.password, name, actor.timezone};
    auto made = expires == "past" ? make_past_token(means_.session, means_.expiry, wanted)
                                  : make_soon_token(means_.session, means_.expiry, wanted);
    if (auto* reason = std::get_if<std::string>(&made)) return std::move(*reason);
    token = std::get<ExpiringToken>(std::move(made));
    actor.expiry = token.expiry;
  } else {
    std::optional<std::string> date = expires.empty() ? token_expiry() : expires;
    if (expires == "never") date.reset();
    auto made = TokenScreen(means_.session, actor.username).make(name, date);
    if (auto* error = std::get_if<WebError>(&made)) return "no API token can be made: " + error->message;
    token = {std::get<MadeToken>(made).id, std::get<MadeToken>(made).value, 0};
  }
  actor.token_ids.push_back(std::move(token.id));
  actor.tokens.push_back(std::move(token.value));
  return std::nullopt;
}

TemporaryAccounts::Refusal TemporaryAccounts::log_in(Seat& seat, const std::string& how, Actor& actor) {
  if (!means_.expiry.new_transport) return "no other visitor can be had";
  const std::unique_ptr<http::Transport> transport = means_.expiry.new_transport();
  if (how == "half") seat.second_factor = true;
  ActorSession opened = open_session({means_.session, *transport}, {actor.username, seat.password, {}}, how);
  if (!opened.problem.empty()) {
    free_of_second_factor(seat);
    return std::move(opened.problem);
  }
  actor.session = std::move(opened.cookie);
  return std::nullopt;
}

void TemporaryAccounts::free_of_second_factor(Seat& seat) {
  if (seat.second_factor && !switch_off_second_factor(means_.session, seat.actor.username))
    seat.second_factor = false;
}

std::variant<Actor, std::string> TemporaryAccounts::lent(Seat& seat, const ActorRequest& request) {
  free_of_second_factor(seat);  // that it could not be freed of before
  auto actor = with_tokens(seat, request);
  if (actor.index() == 1 || request.session.empty()) return actor;
  if (auto refusal = log_in(seat, request.session, std::get<Actor>(actor))) return std::move(*refusal);
  return actor;
}

std::variant<Actor, std::string> TemporaryAccounts::with_tokens(Seat& seat, const ActorRequest& request) {
  const bool needs_new = request.expires || !request.token_names.empty();
  if (auto refusal = needs_new ? change(seat, request) : fit(seat, request)) return std::move(*refusal);
  Actor actor = seat.actor;
  if (!needs_new) return actor;
  actor.tokens.clear();
  actor.token_ids.clear();
  std::vector<std::string> names = request.token_names;
  while (static_cast<int>(names.size()) < request.tokens) names.push_back(means_.marker.next());
  for (const std::string& name : names)
    if (auto refusal = add_new_token(seat, request, name, actor)) return std::move(*refusal);
  if (request.expires == "past" && request.token_names.empty() && request.tokens == 1) {
    expired_ = actor;
    seat.kept = true;
  }
  return actor;
}

TokenView TemporaryAccounts::token_screen(const Actor& actor) {
  const std::lock_guard lock(mutex_);
  return view_of_tokens(means_.session, actor);
}

Lease TemporaryAccounts::lease(const std::vector<ActorRequest>& asked) {
  std::unique_lock lock(mutex_);
  std::vector<ActorRequest> requests = asked;
  if (static_cast<int>(requests.size()) >= means_.max_users)
    return "the scenario needs " + counted(requests.size(), "account") + "; --max-users allows " +
           std::to_string(means_.max_users) + " with the one that cleans up";
  if (auto refusal = provide_keeper()) return std::move(*refusal);
  for (ActorRequest& request : requests)
    if (auto refusal = settle_expiry(request)) return std::move(*refusal);
  std::vector<Seat*> taken;
  given_back_.wait(lock, [&] {
    taken.clear();
    for (const ActorRequest& request : requests) {
      Seat* seat = is_shared(request) ? nullptr : choose(request, taken);
      if (seat == nullptr && !is_shared(request)) return refused_.has_value();
      taken.push_back(seat);
    }
    return true;
  });
  if (refused_) return *refused_;
  std::vector<Actor> actors;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    std::variant<Actor, std::string> actor = std::string();
    if (taken[i] == nullptr) {
      actor = *expired_;
    } else {
      actor = lent(*taken[i], requests[i]);
    }
    if (auto* reason = std::get_if<std::string>(&actor)) return std::move(*reason);
    actors.push_back(std::get<Actor>(std::move(actor)));
  }
  for (Seat* seat : taken)
    if (seat != nullptr) seat->lent = true;
  return actors;
}

void TemporaryAccounts::give_back(const std::vector<Actor>& actors) {
  {
    const std::lock_guard lock(mutex_);
    for (const Actor& actor : actors)
      for (const std::unique_ptr<Seat>& seat : seats_)
        if (seat->lent && !seat->kept && seat->actor.id == actor.id) {
          free_of_second_factor(*seat);
          seat->lent = false;
        }
  }
  given_back_.notify_all();
}

std::vector<Leftover> TemporaryAccounts::dissolve(std::chrono::steady_clock::time_point deadline) {
  const std::lock_guard lock(mutex_);
  Estate estate{
      begins_with_marker_of(only_run(means_.marker.run())),
      [this](const std::string& undo, const std::string& id) { return means_.journal.was_made(undo, id); },
      true};
  std::mutex alone;  // nobody else has the session while this one's mutex is held
  Cleaner cleaner(api_, std::move(estate), pages_of(means_.session, alone));
  std::vector<Creation*> all;
  if (team_) all.push_back(&team_creation_);
  for (auto seat = seats_.rbegin(); seat != seats_.rend(); ++seat) all.push_back(&(*seat)->creation);
  std::vector<Leftover> leftovers = std::move(lost_);
  for (const Creation* creation : all) {
    if (std::chrono::steady_clock::now() > deadline) {
      leftovers.push_back({creation->what + ' ' + creation->id, "the time for clean-up was over", {}});
    } else if (auto leftover = cleaner.remove(*creation, api_)) {
      leftovers.push_back(std::move(*leftover));
    } else {
      means_.journal.done(*creation);
      ++deleted_;
    }
  }
  seats_.clear();
  team_.reset();
  refused_ = "the accounts of the run are deleted already";
  return leftovers;
}

}  // namespace conform::target
