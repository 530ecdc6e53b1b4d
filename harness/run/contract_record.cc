#include "run/contract_record.h"

#include <algorithm>

#include "check/contract.h"
#include "http/redact.h"

namespace conform::run {
namespace {

bool same_fingerprint(const Finding& a, const Finding& b) {
  return a.check == b.check && a.operation == b.operation && a.status == b.status &&
         a.property == b.property && a.expected_class == b.expected_class && a.actual_class == b.actual_class;
}

void add_finding(CaseFinished& result, Finding finding) {
  const auto known =
      std::find_if(result.contract.begin(), result.contract.end(),
                   [&](const ContractFinding& other) { return same_fingerprint(other.finding, finding); });
  if (known != result.contract.end()) {
    ++known->count;
  } else {
    result.contract.push_back({std::move(finding), 1});
  }
}

OperationProfile& profile_of(CaseFinished& result, const std::string& operation, int status) {
  const auto known =
      std::find_if(result.profiles.begin(), result.profiles.end(), [&](const OperationProfile& profile) {
        return profile.operation == operation && profile.status == status;
      });
  if (known != result.profiles.end()) return *known;
  OperationProfile& profile = result.profiles.emplace_back();
  profile.operation = operation;
  profile.status = status;
  return profile;
}

/// What a request that names no operation calls nevertheless; null if it is none of them.
const spec::Operation* operation_of(const http::Request& request, const spec::SpecDocument& document) {
  const std::string_view target = request.target;
  return document.match(request.method, target.substr(0, target.find('?')));
}

}  // namespace

void record_contract(const JudgedStep& judged, const RunContext& context, const Privacy& privacy,
                     CaseFinished& result) {
  const spec::Operation* operation = judged.step.request
                                         ? operation_of(judged.exchange.request, context.document)
                                         : context.document.find(judged.step.call.text);
  if (operation == nullptr) return;
  const http::Response& response = *judged.exchange.response();
  // A redirect comes from what stands before the operation, of which the document says nothing.
  if (response.status >= 300 && response.status < 400) return;
  const check::ContractSubject subject{*operation, judged.exchange.request, response, judged.body,
                                       context.schemas};
  for (Finding& finding : check::judge_contract(subject)) {
    finding.where = judged.step.where;
    for (const Requirement& row : context.catalogue.all())
      if (row.unasked == finding.check) finding.requirements.push_back(row.id);
    if (!finding.requirements.empty()) finding.level = level_of(finding.requirements, context.catalogue);
    const check::Deviation* deviation =
        context.deviations.recognise(finding, result.address, context.target.version);
    // A request that shows what is known needs no line to repeat it; nearly every answer holds some.
    if (deviation != nullptr) {
      finding.deviation = deviation->id;
    } else {
      finding.curl = http::curl_line(judged.exchange.request, judged.exchange.url);
    }
    privacy.protect(finding, judged, context);
    add_finding(result, std::move(finding));
  }
  OperationProfile& profile = profile_of(result, operation->id, response.status);
  ++profile.count;
  profile.latencies_us.push_back(static_cast<std::uint32_t>(judged.exchange.timings.total.count()));
  if (!judged.body.problem()) spec::profile_body(judged.body, profile.properties);
}

}  // namespace conform::run
