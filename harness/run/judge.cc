#include "run/judge.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "check/keyword.h"
#include "http/redact.h"

namespace conform::run {
namespace {

using nlohmann::json;
constexpr std::size_t max_text = 2000;

std::vector<std::string> requirement_ids(const JudgedStep& judged) {
  const auto& own = judged.step.expect.requirements;
  std::vector<std::string> ids;
  for (const suite::Located& id : own.empty() ? judged.scenario.requirements : own) ids.push_back(id.text);
  return ids;
}

Finding base_finding(const JudgedStep& judged, const RunContext& context) {
  Finding finding;
  finding.operation = judged.operation;
  if (const http::Response* response = judged.exchange.response()) finding.status = response->status;
  finding.requirements = requirement_ids(judged);
  finding.level = level_of(finding.requirements, context.catalogue);
  finding.where = judged.step.where;
  finding.curl = http::curl_line(judged.exchange.request, judged.exchange.url);
  return finding;
}

std::string bounded(std::string_view text) {
  return shortened(printable(text), max_text);
}

/// The pointer with list indices as `*`, so that it can be a fingerprint.
std::string as_property(std::string_view pointer) {
  std::string out;
  for (const std::string& token : split(pointer, '/')) {
    if (token.empty()) continue;
    const bool is_index =
        std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    out += '/' + (is_index ? std::string("*") : token);
  }
  return out;
}

Finding status_finding(const JudgedStep& judged, const RunContext& context) {
  Finding finding = base_finding(judged, context);
  std::vector<std::string> wanted;
  for (const int status : judged.step.expect.statuses) wanted.push_back(std::to_string(status));
  finding.check = "status";
  finding.expected = "status " + joined(wanted, " or ");
  finding.actual = "status " + std::to_string(finding.status);
  finding.expected_class = joined(wanted, "|");
  finding.actual_class = std::to_string(finding.status);
  finding.value = bounded(judged.exchange.response()->body.substr(0, 300));
  finding.where = judged.step.expect.status_where;
  return finding;
}

Finding mismatch_finding(const Finding& base, const check::Mismatch& mismatch,
                         const suite::Matcher& matcher) {
  Finding finding = base;
  finding.check = mismatch.keyword;
  finding.instance_pointer = mismatch.pointer;
  finding.property = as_property(mismatch.pointer);
  finding.expected = bounded(mismatch.expected);
  finding.actual = bounded(mismatch.actual);
  finding.expected_class = mismatch.expected_class;
  finding.actual_class = mismatch.actual_class;
  finding.value = bounded(mismatch.value);
  // A pattern that ran into its limits, or a capture that cannot be compared with: nothing is known about the
  // server.
  if (mismatch.undecidable) finding.blame = Blame::harness;
  finding.where = matcher.where;
  return finding;
}

/// A value that could not be compared because a `${x}` could not be replaced: the suite is to blame, not the
/// server.
Finding unresolved_finding(const Finding& base, const std::string& reason, const SourceLocation& where) {
  Finding finding = base;
  finding.check = "template";
  finding.blame = Blame::harness;
  finding.expected = "a value that can be compared";
  finding.actual = bounded(reason);
  finding.where = where;
  return finding;
}

bool has_nothing_to_check(const check::Mismatch& mismatch) {
  return (mismatch.keyword == "each" && mismatch.actual_class == "empty-list") ||
         (mismatch.keyword == "sorted" && mismatch.actual_class == "too-few-items");
}

/// Whether the scenario judges what happens to be there: one that writes has made what it looks for.
bool only_reads(const suite::Scenario& scenario) {
  return std::none_of(scenario.needs.begin(), scenario.needs.end(),
                      [](const suite::Located& need) { return need.text == "write"; });
}

bool has_expected_status(const JudgedStep& judged) {
  const std::vector<int>& expected = judged.step.expect.statuses;
  return std::find(expected.begin(), expected.end(), judged.exchange.response()->status) != expected.end();
}

class ValueJudge {
 public:
  ValueJudge(const JudgedStep& judged, const RunContext& context)
      : judged_(judged), base_(base_finding(judged, context)) {}

  void judge(const suite::ValueExpectation& expectation, check::Subject subject) {
    subject.size_judged =
        std::any_of(expectation.matchers.begin(), expectation.matchers.end(),
                    [](const suite::Matcher& matcher) { return matcher.keyword == "size"; });
    for (const suite::Matcher& matcher : expectation.matchers) {
      const auto argument = plan::resolve(matcher.argument, judged_.variables);
      if (const auto* reason = std::get_if<std::string>(&argument)) {
        findings.push_back(unresolved_finding(base_, *reason, matcher.where));
        continue;
      }
      std::vector<check::Mismatch> mismatches;
      check::judge_matchers(subject, {{matcher.keyword, std::get<json>(argument)}}, mismatches);
      for (const check::Mismatch& mismatch : mismatches) {
        if (has_nothing_to_check(mismatch) && only_reads(judged_.scenario)) {
          untestable = "nothing to check: " + base_.operation + " gives " +
                       (mismatch.keyword == "each" ? "an empty list" : "fewer than two items");
        } else {
          findings.push_back(mismatch_finding(base_, mismatch, matcher));
        }
      }
      if (subject.value == nullptr && !mismatches.empty()) return;  // absent: said once
    }
  }

  void judge_body(const suite::ValueExpectation& expectation) {
    const plan::ResolvedText pointer = plan::resolve_text(expectation.subject.text, judged_.variables);
    if (!pointer.problem.empty()) {
      findings.push_back(unresolved_finding(base_, pointer.problem, expectation.subject.where));
      return;
    }
    judge(expectation, {pointer_find(judged_.body.value(), pointer.text), pointer.text});
  }

  void judge_text(const suite::ValueExpectation& expectation) {
    const json value = valid_utf8(judged_.exchange.response()->body);
    judge(expectation, {&value, ""});
  }

  void judge_header(const suite::ValueExpectation& expectation) {
    const std::string* found =
        http::find_header(judged_.exchange.response()->headers, expectation.subject.text);
    const json value = found != nullptr ? json(valid_utf8(*found)) : json();
    judge(expectation, {found != nullptr ? &value : nullptr, expectation.subject.text});
  }

  void judge_all() {
    const suite::Expectation& expect = judged_.step.expect;
    for (const suite::ValueExpectation& header : expect.headers) judge_header(header);
    if (expect.text) judge_text(*expect.text);
    if (expect.body.empty()) return;
    if (judged_.body.problem()) return no_json(*judged_.body.problem());
    for (const suite::ValueExpectation& value : expect.body) judge_body(value);
  }

  void no_json(const spec::BodyProblem& problem) {
    Finding finding = base_;
    finding.check = "body";
    finding.expected = "a JSON body";
    finding.actual = bounded(problem.message);
    finding.expected_class = "json";
    finding.actual_class = problem.kind == spec::BodyProblem::Kind::empty ? "empty" : "not-json";
    finding.where = judged_.step.expect.body.front().subject.where;
    findings.push_back(std::move(finding));
  }

  std::vector<Finding> findings;
  std::string untestable;

 private:
  const JudgedStep& judged_;
  Finding base_;
};

}  // namespace

Judgement judge_step(const JudgedStep& judged, const RunContext& context) {
  if (!has_expected_status(judged)) return {{status_finding(judged, context)}, true, {}};
  ValueJudge judge(judged, context);
  judge.judge_all();
  return {std::move(judge.findings), false, std::move(judge.untestable)};
}

std::vector<Finding> broken_expectations(const JudgedStep& judged, const RunContext& context) {
  ValueJudge judge(judged, context);
  judge.judge_all();
  if (!has_expected_status(judged)) judge.findings.push_back(status_finding(judged, context));
  return std::move(judge.findings);
}

Finding transport_finding(const JudgedStep& judged, const RunContext& context) {
  Finding finding = base_finding(judged, context);
  const http::TransportError& error = *judged.exchange.error();
  finding.check = "transport";
  finding.expected = "a complete HTTP answer of bounded size";
  finding.actual = bounded(error.message);
  finding.expected_class = "answer";
  finding.actual_class = http::name(error.kind);
  return finding;
}

Finding capture_finding(const JudgedStep& judged, const suite::Capture& capture, const RunContext& context) {
  Finding finding = base_finding(judged, context);
  finding.check = "capture";
  finding.instance_pointer = capture.pointer.text;
  finding.property = as_property(capture.pointer.text);
  finding.expected = "a value for '" + capture.name.text + "', which later steps need";
  finding.actual = judged.body.problem() ? bounded(judged.body.problem()->message) : "nothing there";
  finding.expected_class = "present";
  finding.actual_class = "absent";
  finding.where = capture.pointer.where;
  return finding;
}

Level level_of(const std::vector<std::string>& requirements, const spec::RequirementCatalogue& catalogue) {
  Level level = Level::observed;
  for (const std::string& id : requirements)
    if (const Requirement* requirement = catalogue.find(id)) level = std::max(level, requirement->level);
  return level;
}

}  // namespace conform::run
