#include "app/expiry_ways.h"

#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "target/provision/expiry_hook.h"

namespace conform::app {
namespace {

constexpr const char* hook_name = "set_token_expiry";
/// What the longest scenario that waits for minutes takes.
constexpr std::chrono::minutes wait_for_minutes{3};

std::string way_text(target::ExpiryWay way, std::int64_t server_time) {
  switch (way) {
    case target::ExpiryWay::past_date:
      return "made with a date that has passed, which the form takes before 2.16";
    case target::ExpiryWay::day_end:
      return "a temporary user in the zone whose day ends next makes it, and its end is waited for: " +
             target::description(target::reachable_day_end(server_time));
    case target::ExpiryWay::hook:
      return std::string("the hook ") + hook_name + " of the target's entry sets its expiry";
  }
  return {};
}

void add_way(TargetFacts& facts, const std::string& capability, std::string way) {
  facts.capabilities.insert(capability);
  facts.ways.push_back(capability + ": " + std::move(way));
}

void add_way(TargetFacts& facts, const std::string& capability,
             const std::variant<target::ExpiryWay, std::string>& way, std::int64_t server_time) {
  if (const auto* reason = std::get_if<std::string>(&way)) {
    facts.missing[capability] = *reason;
  } else {
    add_way(facts, capability, way_text(std::get<target::ExpiryWay>(way), server_time));
  }
}

}  // namespace

target::ExpiryMeans expiry_means(const target::TargetSettings& settings, const TargetOptions& options,
                                 const Version& version) {
  target::ExpiryMeans means;
  means.version = version;
  means.wait = std::chrono::duration_cast<std::chrono::seconds>(options.wait_expiry);
  const auto hook = settings.hooks.find(hook_name);
  if (options.allow_hooks && hook != settings.hooks.end())
    means.hook = [runner = target::ExpiryHook(hook->second)](const target::ExpiryOrder& order) {
      return runner.run(order);
    };
  return means;
}

void add_expiry_ways(TargetFacts& facts, const target::TargetSettings& settings,
                     const target::ExpiryMeans& means, std::int64_t server_time) {
  if (facts.temporary_accounts) {
    facts.capabilities.insert("token-screen");
    add_way(facts, "expiring-token", target::way_of_soon(means, server_time), server_time);
    if (settings.expired_tokens.empty())
      add_way(facts, "expired-token", target::way_of_past(means, server_time), server_time);
  }
  if (!settings.expired_tokens.empty()) add_way(facts, "expired-token", "given as expired");
  if (means.wait >= wait_for_minutes) add_way(facts, "wait", "beside the other scenarios");
  const bool could_hook = settings.hooks.count(hook_name) > 0 && !means.hook;
  if (!could_hook || !facts.temporary_accounts) return;
  for (const char* capability : {"expired-token", "expiring-token"})
    if (const auto found = facts.missing.find(capability); found != facts.missing.end())
      found->second += std::string("; --allow-hooks lets the hook ") + hook_name + " set the expiry";
}

}  // namespace conform::app
