#include "app/examination.h"

#include "app/target_settings.h"
#include "base/text.h"
#include "target/doctor/check.h"

namespace conform::app {

std::string label_of(const target::SecretReference& token) {
  using Place = target::SecretReference::Place;
  if (token.place == Place::prompt) return "the token";
  return shortened(printable(token.name), 100);
}

target::ConnectError explained_failure(const target::ConnectError& error,
                                       const target::TargetSettings& settings, const TargetOptions& options,
                                       run::StopSignal& stop) {
  if (stop.stop.load()) return error;
  const auto api = make_transport(api_options(settings, options), stop.stop);
  const auto web = make_transport(web_options(settings, options), stop.stop);
  const target::Remarks remarks = target::diagnose(target::examine(*api, *web, settings.url), true);
  const target::Remark* problem = remarks.first_problem();
  if (problem == nullptr) return error;
  return {problem->text, problem->remedy};
}

}  // namespace conform::app
