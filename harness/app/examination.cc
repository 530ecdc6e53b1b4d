#include "app/examination.h"

#include <fmt/format.h>

#include "app/console.h"
#include "app/manners.h"
#include "app/target_settings.h"
#include "base/text.h"
#include "http/waiter.h"
#include "target/doctor/check.h"
#include "target/readiness.h"

namespace conform::app {

std::string label_of(const target::SecretReference& token) {
  using Place = target::SecretReference::Place;
  if (token.place == Place::prompt) return "the token";
  return shortened(printable(token.name), 100);
}

void wait_until_ready(const target::TargetSettings& settings, const TargetOptions& options,
                      run::StopSignal& stop) {
  if (options.wait_ready.count() == 0) return;
  const auto transport = make_transport(api_options(settings, options), stop.stop);
  http::SystemWaiter waiter;
  complain(fmt::format("waiting for {} to be ready\n", settings.url));
  const target::Readiness result = target::wait_until_up(*transport, waiter, options.wait_ready, &stop.stop);
  if (!result.ready) complain(fmt::format("it is not ready: {}\n", result.last));
}

target::ConnectError explained_failure(const target::ConnectError& error,
                                       const target::TargetSettings& settings, const TargetOptions& options,
                                       run::StopSignal& stop) {
  if (stop.stop.load()) return error;
  const auto pace = make_pace(rate_limit_for(settings, options));
  const auto look = http::PacedTransport::Use::looking;
  const auto api = make_paced_transport(api_options(settings, options), pace, look, stop.stop);
  const auto web = make_paced_transport(web_options(settings, options), pace, look, stop.stop);
  const target::Remarks remarks = target::diagnose(target::examine(*api, *web, settings.url), true);
  const target::Remark* problem = remarks.first_problem();
  if (problem == nullptr) return error;
  return {problem->text, problem->remedy};
}

}  // namespace conform::app
