#include "run/world.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "plan/deletion_right.h"
#include "spec/json_body.h"

namespace conform::run {
namespace {

using nlohmann::json;

bool mentions_world(std::string_view text) {
  return text.find("${world.") != std::string_view::npos;
}

bool mentions_world(const Node& node) {
  const auto in_items = [](const Node& item) { return mentions_world(item); };
  const auto in_entries = [](const Node::Entry& entry) {
    return mentions_world(entry.key) || mentions_world(entry.value);
  };
  return (node.kind == Node::Kind::text && mentions_world(node.text)) ||
         std::any_of(node.items.begin(), node.items.end(), in_items) ||
         std::any_of(node.entries.begin(), node.entries.end(), in_entries);
}

bool mentions_world(const std::vector<suite::ValueExpectation>& expectations) {
  return std::any_of(
      expectations.begin(), expectations.end(), [](const suite::ValueExpectation& expectation) {
        return std::any_of(expectation.matchers.begin(), expectation.matchers.end(),
                           [](const suite::Matcher& matcher) { return mentions_world(matcher.argument); });
      });
}

bool mentions_world(const suite::Step& step) {
  const auto in_pair = [](const auto& pair) { return mentions_world(pair.second); };
  return (step.body && mentions_world(*step.body)) ||
         std::any_of(step.with.begin(), step.with.end(), in_pair) ||
         (step.request && (mentions_world(step.request->path.text) ||
                           (step.request->raw && mentions_world(*step.request->raw)))) ||
         mentions_world(step.expect.body);
}

}  // namespace

bool World::is_used_by(const suite::Scenario& scenario) {
  return std::any_of(scenario.steps.begin(), scenario.steps.end(),
                     [](const suite::Step& step) { return mentions_world(step); });
}

std::optional<std::string> World::provide(plan::Variables& variables) {
  if (!std::exchange(tried_, true)) problem_ = make();
  variables.insert(variables_.begin(), variables_.end());
  return problem_;
}

std::optional<std::string> World::make() {
  if (!context_.target.built_in)
    for (const char* deletion : {"delete_customer", "delete_project", "delete_activity"})
      if (context_.document.find(deletion) == nullptr && context_.target.page_deletions.count(deletion) == 0)
        return "customers, projects and activities to book on cannot be deleted by the API of this version; "
               "an administrator's --login can delete them";
  for (const char* deletion : {"delete_customer", "delete_project", "delete_activity"})
    if (std::string obstacle = plan::deletion_obstacle(deletion, context_.target); !obstacle.empty())
      return obstacle;
  std::string reason;
  for (const char* role : {"super_admin", "admin"}) {
    target::Lease lease = seat_.control->lease({{role, {}, {}, 1}});
    if (const auto* why = std::get_if<std::string>(&lease)) {
      reason = *why;
      continue;
    }
    const auto& actors = std::get<std::vector<target::Actor>>(lease);
    const std::optional<std::string> problem = make_as(actors.front());
    // The built-in reference ends accounts that are given back, and this one has to delete what it made.
    if (!context_.target.built_in) seat_.control->give_back(actors);
    return problem;
  }
  return "customers and projects to book on need an account of an administrator: " + reason;
}

std::optional<std::string> World::make_as(const target::Actor& actor) {
  // Every boolean is declared, as the documentation asks: what omission gives is one of the things under
  // test.
  // A number as well: one that is left out is the next free one, which two workers may be given at once.
  const std::string name = context_.marker.next();
  json customer = {{"name", name},
                   {"number", name},
                   {"country", "DE"},
                   {"currency", "EUR"},
                   {"timezone", "Europe/Berlin"},
                   {"visible", true},
                   {"billable", true}};
  if (auto problem = make_one(actor, "customer", customer.dump())) return problem;
  if (auto problem = hide(actor, "customer", "customers")) return problem;
  json project = {{"name", context_.marker.next()},
                  {"customer", variables_["world.customer"]},
                  {"globalActivities", true},
                  {"visible", true},
                  {"billable", true}};
  if (auto problem = make_one(actor, "project", project.dump())) return problem;
  json activity = {{"name", context_.marker.next()}, {"visible", true}, {"billable", true}};
  if (auto problem = make_one(actor, "activity", activity.dump())) return problem;
  return hide(actor, "activity", "activities");
}

/// What belongs to a team, and what hangs on it, is not offered to anybody outside the team.
std::optional<std::string> World::hide(const target::Actor& actor, const std::string& kind,
                                       const std::string& list) {
  const std::optional<std::int64_t> team = seat_.control->team();
  if (!team) return std::nullopt;
  target::ApiClient api(*seat_.transport, {"Bearer " + actor.tokens.front()});
  const std::string target =
      "/api/teams/" + std::to_string(*team) + '/' + list + '/' + variables_["world." + kind].dump();
  const auto answer = api.send("POST", target, json::object());
  if (const auto* refusal = std::get_if<target::ApiClient::Refusal>(&answer))
    return "the " + kind + " to book on could not be hidden from real people: " + refusal->why;
  return std::nullopt;
}

std::optional<std::string> World::make_one(const target::Actor& actor, const std::string& kind,
                                           std::string body) {
  const spec::OperationRow* operation = spec::find_operation("post_" + kind);
  http::Request request;
  request.method = operation->method;
  request.target = operation->path;
  request.headers = {{"Accept", "application/json"},
                     {"Authorization", "Bearer " + actor.tokens.front()},
                     {"Content-Type", "application/json"}};
  request.body = std::move(body);
  if (auto refusal = ledger_.before(*operation, request))
    return "the " + kind + " to book on could not be made: " + *refusal;
  const http::Exchange exchange = seat_.transport->send(request);
  ledger_.after(exchange);
  if (const http::TransportError* error = exchange.error())
    return "the " + kind + " to book on could not be made: " + error->message;
  const http::Response& response = *exchange.response();
  spec::BodyParser parser;
  const spec::JsonBody answer = parser.parse(response.body);
  const json* id = answer.problem() ? nullptr : pointer_find(answer.value(), "/id");
  if (response.status >= 300 || id == nullptr || !id->is_number_integer())
    return "the " + kind + " to book on could not be made: POST answered " + std::to_string(response.status);
  variables_["world." + kind] = *id;
  return std::nullopt;
}

std::vector<Leftover> World::undo(http::Transport& cleaner, std::chrono::steady_clock::time_point deadline) {
  return ledger_.undo_all({cleaner, {}, inspector_of(seat_), deadline, seat_.pages});
}

}  // namespace conform::run
