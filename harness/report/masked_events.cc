#include "report/masked_events.h"

#include <utility>

namespace conform::report {
namespace {

using Mask = MaskedEvents::Mask;

void mask_texts(const Mask& mask, std::string& text) {
  text = mask(std::move(text));
}

void mask_texts(const Mask& mask, Finding& finding) {
  for (std::string* text : {&finding.property, &finding.instance_pointer, &finding.expected, &finding.actual,
                            &finding.value, &finding.curl, &finding.operation, &finding.actual_class})
    mask_texts(mask, *text);
}

void mask_texts(const Mask& mask, Leftover& leftover) {
  for (std::string* text : {&leftover.what, &leftover.why, &leftover.curl}) mask_texts(mask, *text);
}

void mask_texts(const Mask& mask, OperationProfile& profile) {
  std::map<std::string, PropertyProfile> properties;
  for (auto& [pointer, seen] : profile.properties) properties.emplace(mask(pointer), std::move(seen));
  profile.properties = std::move(properties);
}

void mask_texts(const Mask& mask, RunStarted& started) {
  mask_texts(mask, started.target.label);
  mask_texts(mask, started.target.url);
  mask_texts(mask, started.target.document);
  for (std::string& zone : started.target.timezones) mask_texts(mask, zone);
}

void mask_texts(const Mask& mask, CaseFinished& finished) {
  mask_texts(mask, finished.reason);
  for (Finding& finding : finished.findings) mask_texts(mask, finding);
  for (ContractFinding& one : finished.contract) mask_texts(mask, one.finding);
  for (OperationProfile& profile : finished.profiles) mask_texts(mask, profile);
  for (TableCell& cell : finished.cells)
    for (std::string* text : {&cell.field, &cell.way, &cell.sent, &cell.seen}) mask_texts(mask, *text);
}

void mask_texts(const Mask& /*mask*/, DeviationFinished& /*deviation*/) {}

void mask_texts(const Mask& mask, RunFinished& finished) {
  mask_texts(mask, finished.stop_reason);
  for (Leftover& leftover : finished.leftovers) mask_texts(mask, leftover);
}

}  // namespace

void MaskedEvents::on(const RunEvent& event) {
  RunEvent masked = event;
  std::visit([this](auto& one) { mask_texts(mask_, one); }, masked);
  sink_.on(masked);
}

}  // namespace conform::report
