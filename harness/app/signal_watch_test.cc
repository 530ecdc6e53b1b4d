#include "app/signal_watch.h"

#include <vector>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

using namespace conform;
using namespace conform::app;

namespace {

/// What a signal does by itself, for as long as it lives.
class Disposition {
 public:
  Disposition(int signal, void (*handler)(int)) : signal_(signal), before_(std::signal(signal, handler)) {}
  ~Disposition() { std::signal(signal_, before_); }
  Disposition(const Disposition&) = delete;
  Disposition& operator=(const Disposition&) = delete;

 private:
  int signal_;
  void (*before_)(int);
};

/// Signals that come one after the other, and what is made of them.
struct Row {
  std::vector<int> signals;
  bool kills;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(signal_watch)

BOOST_AUTO_TEST_CASE(a_second_signal_ends_the_clean_up_unless_the_terminal_is_closed_again) {
  const Disposition usual(SIGHUP, SIG_DFL);
  const std::vector<Row> rows{{{SIGINT, SIGINT}, true},  {{SIGINT, SIGTERM}, true}, {{SIGHUP, SIGINT}, true},
                              {{SIGHUP, SIGHUP}, false}, {{SIGINT, SIGHUP}, false}, {{SIGTERM}, false}};
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.signals.front() << " first, " << row.signals.back() << " last") {
      run::StopSignal stop;
      {
        const StopOnSignal watch(stop);
        for (const int signal : row.signals) {
          ::kill(::getpid(), signal);
          while (!stop.stop.load()) std::this_thread::yield();
        }
      }  // what has come is taken before the end
      BOOST_TEST(stop.stop.load());
      BOOST_TEST(stop.kill.load() == row.kills);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_closed_terminal_that_was_ignored_before_stays_ignored) {
  const Disposition ignored(SIGHUP, SIG_IGN);
  const SignalWatch watch;
  ::kill(::getpid(), SIGHUP);
  BOOST_TEST(watch.take() == 0);
  ::kill(::getpid(), SIGTERM);
  BOOST_TEST(watch.take() == SIGTERM);
}

BOOST_AUTO_TEST_SUITE_END()
