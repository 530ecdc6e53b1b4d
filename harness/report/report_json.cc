#include "report/report_json.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "report/event_json.h"
#include "report/promises.h"
#include "report/truth_table.h"

namespace conform::report {
namespace {

using nlohmann::ordered_json;

/// A list made of a list.
template <typename List, typename Make>
ordered_json list_of(const List& values, Make make) {
  ordered_json list = ordered_json::array();
  for (const auto& value : values) list.push_back(make(value));
  return list;
}

ordered_json case_json(const CaseFinished& one) {
  return {{"address", one.address},
          {"case", one.case_name},
          {"verdict", name(verdict_of(one))},
          {"error", one.error},
          {"reason", one.reason},
          {"requirements", one.requirements},
          {"findings", list_of(one.findings, [](const Finding& finding) { return to_json(finding); })},
          {"requests", one.requests},
          {"duration_us", one.duration_us},
          {"requests_us", one.requests_us}};
}

ordered_json scenario_json(const ScenarioResult& scenario) {
  return {{"id", scenario.id},
          {"title", scenario.title},
          {"where", to_json(scenario.where)},
          {"verdict", name(scenario.verdict)},
          {"error", scenario.error},
          {"cases", list_of(scenario.cases, case_json)}};
}

ordered_json suite_json(const SuiteResult& suite) {
  return {{"address", suite.address},
          {"title", suite.title},
          {"verdict", name(suite.verdict)},
          {"error", suite.error},
          {"scenarios", list_of(suite.scenarios, scenario_json)}};
}

ordered_json contract_json(const ContractResult& contract) {
  return {{"address", contract.address},
          {"operation", contract.operation},
          {"status", contract.status},
          {"answers", contract.answers},
          {"verdict", name(contract.verdict)},
          {"findings", list_of(contract.findings, [](const ContractFinding& found) {
             return ordered_json{{"count", found.count}, {"finding", to_json(found.finding)}};
           })}};
}

/// Quantiles by the nearest rank, in microseconds.
ordered_json latency_json(std::vector<std::uint32_t> latencies) {
  std::sort(latencies.begin(), latencies.end());
  const auto at = [&](double quantile) -> std::uint32_t {
    if (latencies.empty()) return 0;
    const double rank = std::ceil(quantile * static_cast<double>(latencies.size()));
    return latencies[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
  };
  return {
      {"count", latencies.size()}, {"p50", at(0.5)}, {"p90", at(0.9)}, {"p99", at(0.99)}, {"max", at(1.0)}};
}

ordered_json property_json(const std::string& pointer, const PropertyProfile& property) {
  const auto nulls = property.types.find("null");
  return {{"pointer", pointer},
          {"count", property.count},
          {"nulls", nulls == property.types.end() ? 0 : nulls->second},
          {"types", property.types},
          {"formats", property.formats}};
}

ordered_json operation_json(const OperationProfile& profile) {
  ordered_json properties = ordered_json::array();
  for (const auto& [pointer, property] : profile.properties)
    properties.push_back(property_json(pointer, property));
  return {{"operation", profile.operation},
          {"status", profile.status},
          {"count", profile.count},
          {"latency_us", latency_json(profile.latencies_us)},
          {"properties", std::move(properties)}};
}

ordered_json coverage_json(const OperationCoverage& coverage) {
  return {{"operation", coverage.operation},   {"succeeded", coverage.succeeded},
          {"refused", coverage.refused},       {"properties", coverage.properties},
          {"never_seen", coverage.never_seen}, {"not_called", coverage.not_called}};
}

ordered_json promise_json(const PromiseResult& promise) {
  return {{"id", promise.requirement.id},
          {"level", name(promise.requirement.level)},
          {"statement", promise.requirement.statement},
          {"source", promise.requirement.source},
          {"where", to_json(promise.requirement.where)},
          {"proven", promise.proven},
          {"deviates", promise.deviates},
          {"broken", promise.broken},
          {"why_not", promise.why_not}};
}

ordered_json truth_row_json(const TruthTable::Row& row) {
  ordered_json seen = ordered_json::object();
  for (const auto& [sent, values] : row.seen) seen[sent] = values;
  return {{"field", row.field}, {"way", row.way}, {"seen", seen}};
}

ordered_json deviation_json(const DeviationFinished& deviation) {
  return {{"id", deviation.id},
          {"cause", deviation.cause},
          {"shown", deviation.shown},
          {"exercised", deviation.exercised},
          {"stale", deviation.stale},
          {"improved", deviation.improved},
          {"where", to_json(deviation.where)}};
}

ordered_json totals_json(const Report& report) {
  const Totals& totals = report.totals;
  const PromiseCount count = count_promises(report);
  return {{"scenario_count", totals.scenarios},
          {"cases", totals.cases},
          {"requests", totals.requests},
          {"passed", totals.passed},
          {"improved", totals.improved},
          {"changed", totals.changed},
          {"deviates", totals.deviates},
          {"failed", totals.failed},
          {"skipped", totals.skipped},
          {"not_run", totals.not_run},
          {"errors", totals.errors},
          {"unseen", totals.unseen},
          {"stale_deviations", totals.stale},
          {"promises", count.promises},
          {"promises_proven", count.proven},
          {"promises_deviating", count.deviating},
          {"promises_elsewhere", report.other_promises}};
}

ordered_json cleanup_json(const Report& report) {
  const RunFinished finished = report.finished.value_or(RunFinished{});
  return {{"finished", report.finished.has_value()},
          {"interrupted", finished.interrupted},
          {"stop_reason", finished.stop_reason},
          {"deleted", finished.deleted},
          {"leftovers", list_of(finished.leftovers, [](const Leftover& leftover) {
             return ordered_json{{"what", leftover.what}, {"why", leftover.why}, {"curl", leftover.curl}};
           })}};
}

}  // namespace

std::string render_json(const Report& report) {
  const RunStarted& started = report.started;
  const ordered_json json{{"tool",
                           {{"name", "kimai-conform"},
                            {"version", started.tool_version},
                            {"seed", started.seed},
                            {"time_zone_data", started.time_zone_data}}},
                          {"target", to_json(started.target)},
                          {"started_at", started.started_at},
                          {"selection", started.selection},
                          {"duration_us", report.finished ? report.finished->duration_us : 0},
                          {"verdict", name(report.verdict)},
                          {"error", report.error},
                          {"headline", headline(report)},
                          {"totals", totals_json(report)},
                          {"suites", list_of(report.suites, suite_json)},
                          {"contract", list_of(report.contracts, contract_json)},
                          {"operations", list_of(report.operations, operation_json)},
                          {"truth_table", list_of(truth_table(report).rows, truth_row_json)},
                          {"coverage", list_of(report.coverage, coverage_json)},
                          {"promises", list_of(report.promises, promise_json)},
                          {"deviations", list_of(report.deviations, deviation_json)},
                          {"cleanup", cleanup_json(report)}};
  return dumped(json, 2) + '\n';
}

}  // namespace conform::report
