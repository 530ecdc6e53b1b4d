#include "prove/play.h"

#include <memory>

#include "run/judge.h"

namespace conform::prove {
namespace {

using Requests = std::set<std::pair<std::string, std::string>>;

/// Notes what is sent.
class NotingTransport final : public http::Transport {
 public:
  NotingTransport(std::unique_ptr<http::Transport> inner, Requests& requests)
      : inner_(std::move(inner)), requests_(requests) {}

  http::Exchange send(const http::Request& request) override {
    requests_.emplace(request.method, request.target);
    return inner_->send(request);
  }

 private:
  std::unique_ptr<http::Transport> inner_;
  Requests& requests_;
};

class Watcher final : public EventSink {
 public:
  Watcher(const SeeCase& see, run::StopSignal& stop) : see_(see), stop_(stop) {}

  void on(const RunEvent& event) override {
    const auto* finished = std::get_if<CaseFinished>(&event);
    if (finished == nullptr || stop_.stop.load()) return;
    if (!see_({*finished, requests, broken})) stop_.stop.store(true);
    requests.clear();
    broken.clear();
  }

  Requests requests;
  std::vector<Finding> broken;

 private:
  const SeeCase& see_;
  run::StopSignal& stop_;
};

}  // namespace

void play(const ProofInput& input, const std::vector<plan::Case>& cases, Workplace& place,
          const SeeCase& see) {
  constexpr std::int64_t any_time = 1'768'473'000;
  const plan::Plan part{input.plan.suites, cases};
  target::Marker marker(any_time);
  target::Journal journal;
  run::StopSignal stop;
  Watcher watcher(see, stop);
  run::RunContext context{
      part,    input.document, input.schemas, input.catalogue, input.deviations, input.target, marker,
      journal, stop,           true};
  context.observe = [&](const run::JudgedStep& judged, const std::string& address) {
    for (Finding& finding : run::broken_expectations(judged, context)) {
      const bool named = input.deviations.recognise(finding, address, input.target.version) != nullptr;
      if (!named) watcher.broken.push_back(std::move(finding));
    }
  };
  run::RunOptions options;
  options.workers = 1;
  const auto make_seat = [&](int) {
    run::Seat seat = place.seat(stop);
    seat.transport = std::make_unique<NotingTransport>(std::move(seat.transport), watcher.requests);
    return seat;
  };
  run::run(context, options, make_seat, watcher);
}

}  // namespace conform::prove
