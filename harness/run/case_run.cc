#include "run/case_run.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "plan/profile.h"
#include "plan/sent_operation.h"
#include "plan/variable_scope.h"
#include "run/clock_move.h"
#include "run/contract_record.h"
#include "run/request_builder.h"
#include "run/table_cell.h"
#include "run/token_answer.h"

namespace conform::run {
namespace {

using std::chrono::steady_clock;

std::uint64_t microseconds_since(steady_clock::time_point begin) {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - begin).count());
}

/// Pauses between the tries of a step, but not beyond the end of the run.
void pause(int milliseconds, const StopSignal& stop) {
  const auto end = steady_clock::now() + std::chrono::milliseconds(milliseconds);
  while (!stop.stop.load() && steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

/// Whether the request never reached an installation that could be blamed for it.
bool is_environment(http::TransportError::Kind kind) {
  using Kind = http::TransportError::Kind;
  return kind == Kind::unresolved || kind == Kind::refused || kind == Kind::tls || kind == Kind::timeout ||
         kind == Kind::unavailable || kind == Kind::aborted || kind == Kind::other;
}

void add_actor_variables(plan::Variables& variables, const std::string& prefix, const target::Actor& actor) {
  variables[prefix + "id"] = actor.id;
  variables[prefix + "username"] = actor.username;
  variables[prefix + "timezone"] = actor.timezone;
  for (std::size_t i = 0; i < actor.tokens.size(); ++i)
    variables[prefix + "token" + (i == 0 ? std::string() : std::to_string(i + 1))] = actor.tokens[i];
  if (actor.expiry) variables[prefix + "expiry"] = instant_text(*actor.expiry);
  if (!actor.session.empty()) variables[prefix + "session"] = actor.session;
}

}  // namespace

CaseRun::CaseRun(const plan::Case& planned, Workbench& bench)
    : planned_(planned),
      bench_(bench),
      ledger_(bench.context.journal),
      time_({*bench.seat.control, *bench.seat.transport, bench.waiter, bench.context.stop.stop,
             bench.run_deadline}) {
  result_.address = planned.address;
  result_.suite = planned.suite->address;
  result_.suite_title = planned.suite->title;
  result_.scenario = planned.scenario->id.text;
  result_.case_name = planned.name;
  result_.title = planned.scenario->title;
  result_.where = planned.scenario->id.where;
  result_.requirements = plan::cited_requirements(*planned.scenario);
  for (const auto& [name, node] : planned.bindings) variables_[name] = to_json(node);
  variables_["marker"] = bench.context.marker.next();
  variables_["target.version"] = to_string(bench.context.target.version);
}

CaseFinished CaseRun::play() {
  const auto begin = steady_clock::now();
  const std::uint64_t requests_before = bench_.requests_us;
  if (!planned_.skip_reason.empty()) {
    skip(planned_.skip_reason);
  } else if (open_session() && lease_actors()) {
    const std::optional<std::int64_t> clock = bench_.seat.control->clock();
    if (wait_for_expiry()) play_steps();
    if (clock) bench_.seat.control->set_clock(*clock);
    clean_up();
    conclude();
  }
  result_.duration_us = microseconds_since(begin);
  result_.requests_us = bench_.requests_us - requests_before;
  return std::move(result_);
}

bool CaseRun::skip(std::string reason) {
  result_.verdict = Verdict::skipped;
  result_.reason = privacy_.masked(std::move(reason));
  return false;
}

bool CaseRun::break_off(std::string reason) {
  result_.error = true;
  result_.reason = privacy_.masked(std::move(reason));
  return false;
}

bool CaseRun::abandon() {
  abandoned_ = true;
  result_.reason = "the run was stopped";
  return false;
}

bool CaseRun::needs(std::string_view capability) const {
  const auto& needs = planned_.scenario->needs;
  return std::any_of(needs.begin(), needs.end(),
                     [&](const suite::Located& need) { return need.text == capability; });
}

bool CaseRun::open_session() {
  if (!needs("session")) return true;
  std::string cookie = bench_.seat.session_cookie ? bench_.seat.session_cookie() : std::string();
  if (cookie.empty()) return skip("needs session: nobody is logged in to the web pages");
  variables_[plan::session_variable] = std::move(cookie);
  return true;
}

bool CaseRun::lease_actors() {
  if (World::is_used_by(*planned_.scenario))
    if (std::optional<std::string> problem = bench_.world.provide(variables_)) return skip(*problem);

  std::vector<target::ActorRequest> requests;
  for (const suite::ActorSpec& spec : planned_.scenario->actors) {
    target::ActorRequest request;
    request.role = spec.role.text.empty() ? planned_.role : spec.role.text;
    request.tokens = spec.tokens;
    for (const Node& name : spec.token_names)
      request.token_names.push_back(plan::resolve_text(name.text, variables_).text);
    if (spec.timezone.kind == Node::Kind::text)
      request.timezone = plan::resolve_text(spec.timezone.text, variables_).text;
    if (spec.expires.kind == Node::Kind::text)
      request.expires = plan::resolve_text(spec.expires.text, variables_).text;
    request.session = spec.session.text;
    requests.push_back(std::move(request));
  }
  if (requests.empty()) requests.emplace_back().role = planned_.role;
  for (target::ActorRequest& request : requests) request.only_reads = !needs("write");
  target::Lease lease = bench_.seat.control->lease(requests);
  if (auto* reason = std::get_if<std::string>(&lease)) return skip(std::move(*reason));
  actors_ = std::get<std::vector<target::Actor>>(std::move(lease));
  add_actor_variables(variables_, "actor.", actors_.front());
  for (std::size_t i = 0; i < planned_.scenario->actors.size(); ++i)
    add_actor_variables(variables_, planned_.scenario->actors[i].name + '.', actors_[i]);
  return true;
}

void CaseRun::play_steps() {
  for (const suite::Step& step : planned_.scenario->steps) {
    if (stopped()) {
      abandon();
      return;
    }
    if (!play_step(step)) return;
  }
}

bool CaseRun::play_step(const suite::Step& step) {
  if (step.clock) return move_clock(*step.clock);
  if (!step.token_screen.text.empty()) return look_at_tokens(step);
  const std::size_t before = result_.findings.size();
  for (int i = 0; i < step.repeat && result_.findings.size() == before; ++i) {
    if (i > 0 && stopped()) return abandon();
    if (!play_request(step)) return false;
  }
  return true;
}

bool CaseRun::move_clock(const suite::ClockMove& move) {
  const std::optional<std::int64_t> now = bench_.seat.control->clock();
  if (!now) return break_off("the target's clock cannot be moved");
  const MovedClock moved = moved_clock(move, *now, variables_);
  if (!moved.problem.empty()) return break_off(moved.problem);
  bench_.seat.control->set_clock(moved.unix_seconds);
  return true;
}

bool CaseRun::reach(std::optional<std::string> problem) {
  if (stopped()) return abandon();
  if (!problem) return true;
  if (result_.findings.empty()) skip(std::move(*problem));
  return false;
}

/// Where nobody has a token that has expired already, one is there that will.
bool CaseRun::wait_for_expiry() {
  const auto& specs = planned_.scenario->actors;
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (specs[i].expires.kind == Node::Kind::text && specs[i].expires.text == "past" && actors_[i].expiry)
      if (!reach(time_.reach_from(*actors_[i].expiry))) return false;
  return true;
}

bool CaseRun::look_at_tokens(const suite::Step& step) {
  const target::Actor& actor = actor_of(step);
  const int tries = step.retry ? step.retry->at_most : 1;
  for (int attempt = 1;; ++attempt) {
    const auto asked = steady_clock::now();
    target::TokenView view = bench_.seat.control->token_screen(actor);
    bench_.requests_us += microseconds_since(asked);
    if (auto* reason = std::get_if<std::string>(&view)) return reach(std::move(*reason));
    ++result_.requests;
    const http::Exchange made = token_answer(actor, std::get<std::vector<target::ShownToken>>(view));
    const spec::JsonBody body = bench_.parser.parse(made.response()->body);
    const JudgedStep judged{*planned_.scenario, step, variables_, made, body, "token_screen"};
    Judgement judgement = judge_step(judged, bench_.context);
    if (judgement.findings.empty() || attempt >= tries) return finish_step(judged, std::move(judgement));
    if (stopped()) return abandon();
    pause(step.retry->every_ms, bench_.context.stop);
  }
}

const target::Actor& CaseRun::actor_of(const suite::Step& step) const {
  const auto& specs = planned_.scenario->actors;
  const auto named = std::find_if(specs.begin(), specs.end(),
                                  [&](const suite::ActorSpec& spec) { return spec.name == step.as.text; });
  const std::size_t index = named == specs.end() ? 0 : static_cast<std::size_t>(named - specs.begin());
  return actors_[index];
}

std::string CaseRun::token_of(const suite::Step& step) const {
  if (step.as.text == "nobody") return {};
  const target::Actor& actor = actor_of(step);
  return actor.tokens.empty() ? std::string() : actor.tokens.front();
}

std::optional<http::Exchange> CaseRun::exchange(const http::Request& request,
                                                const spec::OperationRow* operation) {
  if (operation != nullptr) {
    if (std::optional<std::string> refusal = ledger_.before(*operation, request)) {
      if (result_.findings.empty()) skip(std::move(*refusal));
      return std::nullopt;
    }
  }
  http::Exchange made = bench_.seat.transport->send(request);
  if (operation != nullptr) ledger_.after(made);
  ++result_.requests;
  time_.note(made);
  return made;
}

bool CaseRun::play_request(const suite::Step& step) {
  const spec::OperationRow* operation = step.request ? nullptr : spec::find_operation(step.call.text);
  const auto request = build_request(step, operation, variables_, token_of(step));
  if (const auto* reason = std::get_if<std::string>(&request))
    return break_off("the request cannot be made: " + *reason);
  const auto& wanted = std::get<http::Request>(request);
  // A request that is written out may make something as well.
  const spec::OperationRow* known = spec::find_operation(plan::sent_operation(step, variables_));
  if (step.at && !reach(time_.reach(*step.at, variables_))) return false;

  const int tries = step.retry ? step.retry->at_most : 1;
  for (int attempt = 1;; ++attempt) {
    const std::optional<http::Exchange> made = exchange(wanted, known);
    if (!made) return false;
    const http::Response* response = made->response();
    const spec::JsonBody body =
        bench_.parser.parse(response != nullptr ? std::string_view(response->body) : "");
    const JudgedStep judged{
        *planned_.scenario,
        step,
        variables_,
        *made,
        body,
        operation != nullptr ? std::string(operation->id) : wanted.method + ' ' + wanted.target};
    if (response == nullptr) return unanswered(judged);
    if (step.at)
      if (auto problem = time_.too_late(*step.at, variables_)) return reach(std::move(problem));
    Judgement judgement = judge_step(judged, bench_.context);
    if (!judgement.findings.empty() && attempt < tries) {
      if (stopped()) return abandon();
      pause(step.retry->every_ms, bench_.context.stop);
      continue;
    }
    return finish_step(judged, std::move(judgement));
  }
}

bool CaseRun::unanswered(const JudgedStep& judged) {
  const http::TransportError& error = *judged.exchange.error();
  if (error.kind == http::TransportError::Kind::aborted && stopped()) return abandon();
  if (is_environment(error.kind)) return break_off(error.message);
  Finding finding = transport_finding(judged, bench_.context);
  finding.curl = privacy_.masked(std::move(finding.curl));
  result_.findings.push_back(std::move(finding));
  return false;
}

bool CaseRun::finish_step(const JudgedStep& judged, Judgement judgement) {
  if (bench_.context.observe) bench_.context.observe(judged, result_.address);
  if (judged.step.token_screen.text.empty()) record_contract(judged, bench_.context, privacy_, result_);
  if (judged.step.tabulation) {
    TableCell cell = table_cell(*judged.step.tabulation, judged);
    for (std::string* text : {&cell.field, &cell.sent}) *text = privacy_.masked(std::move(*text));
    result_.cells.push_back(std::move(cell));
  }
  for (Finding& finding : judgement.findings) {
    const check::Deviation* deviation =
        bench_.context.deviations.recognise(finding, result_.address, bench_.context.target.version);
    if (deviation != nullptr) finding.deviation = deviation->id;
    privacy_.protect(finding, judged, bench_.context);
    result_.findings.push_back(std::move(finding));
  }
  if (!judgement.untestable.empty() && result_.findings.empty()) return skip(std::move(judgement.untestable));
  return !judgement.ends_case && capture(judged);
}

bool CaseRun::capture(const JudgedStep& judged) {
  for (const suite::Capture& wanted : judged.step.captures) {
    const nlohmann::json* value =
        judged.body.problem() ? nullptr : pointer_find(judged.body.value(), wanted.pointer.text);
    if (value != nullptr) {
      privacy_.learn(judged, bench_.context, wanted.pointer.text);
      variables_[wanted.name.text] = *value;
      continue;
    }
    Finding finding = capture_finding(judged, wanted, bench_.context);
    privacy_.protect(finding, judged, bench_.context);
    result_.findings.push_back(std::move(finding));
    return false;
  }
  return true;
}

void CaseRun::clean_up() {
  std::vector<std::string> tokens;
  for (const target::Actor& actor : actors_)
    if (!actor.tokens.empty()) tokens.push_back(actor.tokens.front());
  leftovers_ = ledger_.undo_all({*bench_.seat.cleaner, std::move(tokens), inspector_of(bench_.seat),
                                 bench_.cleanup_deadline(ledger_.size()), bench_.seat.pages});
  bench_.seat.control->give_back(actors_);
}

void CaseRun::conclude() {
  if (result_.verdict == Verdict::skipped) return;
  Verdict verdict = result_.error || abandoned_ ? Verdict::not_run : Verdict::passed;
  for (const Finding& finding : result_.findings) {
    if (finding.blame == Blame::harness) result_.error = true;
    const Verdict of_finding = !finding.deviation.empty()         ? Verdict::deviates
                               : finding.level == Level::observed ? Verdict::changed
                                                                  : Verdict::failed;
    verdict = worse(verdict, of_finding);
  }
  result_.verdict = verdict;
}

}  // namespace conform::run
