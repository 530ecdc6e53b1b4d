#include "app/broken_target.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "app/built_in_target.h"
#include "base/suggestion.h"
#include "http/curl_transport.h"
#include "http/url.h"
#include "reference/faults/fault.h"
#include "target/web/web_session.h"

namespace conform::app {
namespace {

/// A target that stays when the seat goes.
class LentTarget final : public target::TargetControl {
 public:
  explicit LentTarget(BuiltInTarget& target) : target_(target) {}

  target::Lease lease(const std::vector<target::ActorRequest>& requests) override {
    return target_.lease(requests);
  }
  void give_back(const std::vector<target::Actor>& actors) override { target_.give_back(actors); }
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return target_.clock(); }
  void set_clock(std::int64_t unix_seconds) override { target_.set_clock(unix_seconds); }
  target::TokenView token_screen(const target::Actor& actor) override { return target_.token_screen(actor); }

 private:
  BuiltInTarget& target_;
};

std::unique_ptr<http::Transport> transport_to(const BuiltInTarget& target) {
  http::TransportOptions options;
  options.base_url = target.url();
  return std::make_unique<http::CurlTransport>(options);
}

std::string session_with(const BuiltInTarget& target) {
  const auto transport = transport_to(target);
  http::Secrets secrets;
  target::WebSession session(*transport, http::BaseUrl::parse(target.url()), secrets);
  if (!target::log_in(session, target.administrator()).ok()) return {};
  return session.cookies().header("/api/doc", session.server_time());
}

class BrokenTarget final : public prove::Workplace {
 public:
  explicit BrokenTarget(const Version& version) : target_(version) {}

  void break_by(const std::string& fault) override { target_.break_by(fault); }

  run::Seat seat(run::StopSignal& /*stop*/) override {
    run::Seat seat;
    seat.control = std::make_unique<LentTarget>(target_);
    seat.transport = transport_to(target_);
    seat.cleaner = transport_to(target_);
    seat.pages.remove = [this](const std::string& undo, const std::string& id) {
      return undo == "delete_user" ? target_.delete_account(id)
                                   : std::optional<std::string>("no page of the reference deletes it");
    };
    seat.session_cookie = [this] { return session_with(target_); };
    return seat;
  }

 private:
  BuiltInTarget target_;
};

const reference::faults::Fault& known_fault(const std::string& name, const Version& version) {
  const reference::faults::Fault* fault = reference::faults::fault_named(name);
  if (fault == nullptr)
    throw InputError(
        {}, "no fault is called '" + name + "'",
        did_you_mean(name, reference::faults::fault_names(), "`kimai-conform list faults` shows all"));
  if (!fault->versions.hold(version))
    throw InputError({}, "Kimai " + to_string(version) + " cannot have the fault '" + name + "'",
                     "it is one of " + to_string(reference::faults::versions_of(*fault)));
  return *fault;
}

}  // namespace

prove::MakeWorkplace broken_targets(const Version& version) {
  return [version](int) { return std::make_unique<BrokenTarget>(version); };
}

void check_fault(const std::string& name, const Version& version) {
  known_fault(name, version);
}

std::vector<prove::Fault> faults_of(const Version& version, const std::vector<std::string>& names) {
  for (const std::string& name : names) known_fault(name, version);
  std::vector<prove::Fault> faults;
  for (const reference::faults::Fault& fault : reference::faults::faults()) {
    const bool chosen = names.empty() || std::find(names.begin(), names.end(), fault.name) != names.end();
    if (!chosen || !fault.versions.hold(version)) continue;
    prove::Fault& row = faults.emplace_back();
    row.name = fault.name;
    row.area = fault.area;
    row.wrong = fault.wrong;
    row.requirements.assign(fault.requirements.begin(), fault.requirements.end());
    row.operations = reference::faults::operations_of(fault);
  }
  return faults;
}

}  // namespace conform::app
