#include "report/report.h"

#include "report/report_maker.h"

namespace conform::report {

Report make_report(const std::vector<RunEvent>& events) {
  ReportMaker maker;
  for (const RunEvent& event : events) maker.on(event);
  return maker.finish();
}

Verdict verdict_of(const Finding& finding) {
  if (finding.blame == Blame::environment || finding.blame == Blame::harness) return Verdict::not_run;
  if (!finding.deviation.empty()) return Verdict::deviates;
  return finding.level == Level::observed ? Verdict::changed : Verdict::failed;
}

Verdict verdict_of(const CaseFinished& one) {
  if (!one.error) return one.verdict;
  if (one.findings.empty()) return one.verdict < Verdict::improved ? Verdict::not_run : one.verdict;
  Verdict verdict = Verdict::not_run;
  for (const Finding& finding : one.findings) verdict = worse(verdict, verdict_of(finding));
  return verdict;
}

void count(Totals& totals, Verdict verdict) {
  switch (verdict) {
    case Verdict::not_run:
      ++totals.not_run;
      break;
    case Verdict::skipped:
      ++totals.skipped;
      break;
    case Verdict::passed:
      ++totals.passed;
      break;
    case Verdict::improved:
      ++totals.improved;
      break;
    case Verdict::changed:
      ++totals.changed;
      break;
    case Verdict::deviates:
      ++totals.deviates;
      break;
    case Verdict::failed:
      ++totals.failed;
      break;
  }
}

bool ended_early(const Report& report) {
  return !report.finished || report.finished->interrupted || !report.finished->stop_reason.empty();
}

}  // namespace conform::report
