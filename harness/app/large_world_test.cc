#include <cstddef>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_program.h"
#include "app/test_relay.h"
#include "reference/server.h"

using namespace conform;
using namespace conform::app;

namespace {

/// What a reading run costs an installation.
struct Cost {
  std::size_t requests = 0;
  std::size_t bytes = 0;  ///< requests and answers
};

Cost cost_of_reading(const std::string& world, const std::string& actor) {
  reference::Options options;
  options.world = world;
  reference::Server server(options);
  server.start();
  const std::string url = server.url();
  const Relay relay(std::stoi(url.substr(url.rfind(':') + 1)));
  std::string token;
  for (const auto& [name, account] : server.actors())
    if (name == actor) token = account.token;
  Program run({"run", "--url", relay.url(), "--report", "json"}, token);
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  return {run.report().at("totals").at("requests"), relay.traffic().size()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(large_world)

BOOST_AUTO_TEST_CASE(a_reading_run_costs_no_more_where_there_are_more_records) {
  for (const char* actor : {"user", "super_admin"}) {
    const Cost small = cost_of_reading("small", actor);
    const Cost demo = cost_of_reading("demo", actor);  // 11,000 records instead of some hundred
    BOOST_TEST_MESSAGE(actor << ": " << small.requests << " requests, " << small.bytes
                             << " bytes; demo: " << demo.requests << " requests, " << demo.bytes << " bytes");
    BOOST_TEST(small.requests > 500U);
    BOOST_TEST(demo.requests <= small.requests + 10);
    constexpr std::size_t most_bytes = std::size_t{8} << 20U;
    BOOST_TEST(demo.bytes <= small.bytes * 3);
    BOOST_TEST(demo.bytes <= most_bytes);
  }
}

BOOST_AUTO_TEST_SUITE_END()
