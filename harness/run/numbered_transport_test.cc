#include "run/numbered_transport.h"

#include <atomic>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "run/scripted_transport.h"

using namespace conform;

namespace {

/// How many requests of the kind were under way at once, at most, when four workers sent them; a request that
/// may run beside others waits until another one has come, so that the answer does not depend on luck.
int most_at_once(const std::string& method, const std::string& target, bool waits_for_company) {
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  const auto answer = [&](const http::Request&) {
    const int now = ++inside;
    int before = most.load();
    while (now > before && !most.compare_exchange_weak(before, now)) {
    }
    while (waits_for_company && most.load() < 2) std::this_thread::yield();
    std::this_thread::yield();
    --inside;
    return run::json_response(200, "{}");
  };
  run::ScriptedTransport::Record record;
  std::mutex creating;
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&] {
      run::NumberedTransport transport(std::make_unique<run::ScriptedTransport>(record, answer), creating);
      http::Request request;
      request.method = method;
      request.target = target;
      for (int n = 0; n < 50; ++n) transport.send(request);
    });
  for (std::thread& worker : workers) worker.join();
  BOOST_TEST(record.requests.size() == 200U);
  return most.load();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(numbered_transport)

BOOST_AUTO_TEST_CASE(what_gets_a_number_is_made_one_by_one) {
  for (const char* target : {"/api/customers", "/api/projects", "/api/activities", "/api/activities?x=1"})
    BOOST_TEST(most_at_once("POST", target, false) == 1, target);
}

BOOST_AUTO_TEST_CASE(everything_else_goes_side_by_side) {
  BOOST_TEST(most_at_once("GET", "/api/customers", true) >= 2);
  BOOST_TEST(most_at_once("PATCH", "/api/customers/1", true) >= 2);
  BOOST_TEST(most_at_once("POST", "/api/timesheets", true) >= 2);
  BOOST_TEST(most_at_once("POST", "/api/customers/1/rates", true) >= 2);
}

BOOST_AUTO_TEST_SUITE_END()
