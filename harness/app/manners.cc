#include "app/manners.h"

#include "base/diagnostic.h"
#include "base/text.h"
#include "http/url.h"
#include "http/waiter.h"

namespace conform::app {
namespace {

constexpr http::RateLimit on_other_machines{5, false};

struct PaceInRealTime {
  explicit PaceInRealTime(const http::RateLimit& limit) : pace(limit, waiter) {}
  http::SystemWaiter waiter;
  http::Pace pace;
};

/// The refusal of CLI11's own form.
struct Rate final : CLI::Validator {
  Rate() {
    func_ = [](std::string& text) {
      return http::parse_rate_limit(text) ? std::string()
                                          : "'" + text + "' is no rate like 5/s, 90/m, auto or none";
    };
  }
};

}  // namespace

void add_rate_option(CLI::App& command, TargetOptions& target) {
  command
      .add_option_function<std::string>(
          "--rate-limit",
          [&target](const std::string& text) { target.rate_limit = http::parse_rate_limit(text); },
          "Requests an installation is sent: 5/s on other machines unless given")
      ->check(Rate().description(""))
      ->type_name("N/s|auto");
}

void add_manner_options(CLI::App& command, MannerOptions& manners) {
  command
      .add_option("--max-creations", manners.max_creations,
                  "Objects that may be made; what needs more is skipped")
      ->type_name("N");
  constexpr int most = 50;
  command
      .add_option("--max-users", manners.max_users,
                  "Temporary users that may be there at a time, those that scenarios make included")
      ->capture_default_str()
      ->check(CLI::Range(0, most).description(""))
      ->type_name("N");
  command.add_flag("--dry-run", manners.dry_run, "Say what would be done and do nothing of it");
}

http::RateLimit rate_limit_for(const target::TargetSettings& settings, const TargetOptions& options) {
  if (options.rate_limit) return *options.rate_limit;
  if (const auto limit = http::parse_rate_limit(settings.rate_limit)) return *limit;
  return http::is_loopback(http::BaseUrl::parse(settings.url)) ? http::RateLimit{} : on_other_machines;
}

std::shared_ptr<http::Pace> make_pace(const http::RateLimit& limit) {
  const auto parts = std::make_shared<PaceInRealTime>(limit);
  return {parts, &parts->pace};
}

}  // namespace conform::app
