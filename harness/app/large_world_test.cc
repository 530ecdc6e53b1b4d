#include <array>
#include <cstddef>
#include <cstdio>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "app/test_program.h"
#include "app/test_relay.h"

using namespace conform;
using namespace conform::app;

namespace {

#ifdef NDEBUG
constexpr const char* larger = "large";  // 500,000 records instead of some hundred
#else
constexpr const char* larger = "demo";  // 11,000: the other one takes a minute where nothing is optimised
#endif

/// `kimai-conform serve` as a process of its own, so that its memory is not the test's.
class Served {
 public:
  explicit Served(const std::string& world) {
    std::array<int, 2> input{}, output{};
    BOOST_REQUIRE(::pipe(input.data()) == 0);
    BOOST_REQUIRE(::pipe(output.data()) == 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(input[0], STDIN_FILENO);
      ::dup2(output[1], STDOUT_FILENO);
      for (const int end : {input[0], input[1], output[0], output[1]}) ::close(end);
      ::execl(CONFORM_PROGRAM, CONFORM_PROGRAM, "serve", "--port", "0", "--until-eof", "--world",
              world.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(input[0]);
    ::close(output[1]);
    held_open_ = input[1];
    std::string line;
    for (char letter = 0; ::read(output[0], &letter, 1) == 1 && letter != '\n';) line += letter;
    ::close(output[0]);
    facts_ = nlohmann::json::parse(line);
  }
  ~Served() {
    ::close(held_open_);
    ::waitpid(process_, nullptr, 0);
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  [[nodiscard]] int port() const {
    const std::string url = facts_.at("url");
    return std::stoi(url.substr(url.rfind(':') + 1));
  }
  [[nodiscard]] std::string token(const std::string& actor) const {
    return facts_.at("actors").at(actor).at("token");
  }

 private:
  pid_t process_ = -1;
  int held_open_ = -1;  ///< the server ends when it is closed
  nlohmann::json facts_;
};

/// What a reading run costs.
struct Cost {
  std::size_t requests = 0;
  std::size_t bytes = 0;   ///< requests and answers
  std::size_t memory = 0;  ///< KiB at most
};

Cost cost_of_reading(const Served& served, const std::string& actor) {
  const Relay relay(served.port());
  Program run({"run", "--url", relay.url(), "--report", "json"}, served.token(actor));
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  return {run.report().at("totals").at("requests"), relay.traffic().size(), run.peak_memory()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(large_world)

BOOST_AUTO_TEST_CASE(a_reading_run_costs_no_more_where_there_are_more_records) {
  const Served small_world("small");
  const Served large_world(larger);
  for (const char* actor : {"user", "super_admin"}) {
    const Cost small = cost_of_reading(small_world, actor);
    const Cost large = cost_of_reading(large_world, actor);
    for (const auto& [world, cost] : {std::pair{"small", small}, std::pair{larger, large}})
      BOOST_TEST_MESSAGE(actor << " in the " << world << " world: " << cost.requests << " requests, "
                               << cost.bytes << " bytes, " << cost.memory << " KiB of memory");
    BOOST_TEST(small.requests > 500U);
    BOOST_TEST(large.requests <= small.requests + 10);
    constexpr std::size_t most_bytes = std::size_t{8} << 20U;
    BOOST_TEST(large.bytes <= most_bytes);
    BOOST_TEST(large.memory <= small.memory * 2);
  }
}

BOOST_AUTO_TEST_SUITE_END()
