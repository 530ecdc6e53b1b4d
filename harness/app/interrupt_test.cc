#include <condition_variable>
#include <csignal>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/own_suites.h"
#include "app/test_program.h"
#include "base/file.h"
#include "fixtures/hostile/hostile_server.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

/// Answers like a Kimai, but lets requests that begin in a certain way wait for ever, and says when one has
/// come.
class WaitingKimai {
 public:
  explicit WaitingKimai(std::vector<std::string> waiting) : waiting_(std::move(waiting)) {}

  hostile::Behaviour behaviour() {
    return {"waiting", [this](hostile::Connection& client) {
              for (std::string request; !(request = client.read_request()).empty();) {
                if (waits(request)) return client.wait_for_client();
                if (!client.send(answer(request))) return;
              }
            }};
  }

  /// False if it did not come in minutes: the program has ended before it.
  bool wait_for(const std::string& beginning) {
    std::unique_lock lock(mutex_);
    return came_.wait_for(lock, std::chrono::minutes(3), [&] { return reached_.count(beginning) > 0; });
  }

 private:
  bool waits(const std::string& request) {
    const std::lock_guard lock(mutex_);
    for (const std::string& beginning : waiting_) {
      if (!request.starts_with(beginning)) continue;
      reached_.insert(beginning);
      came_.notify_all();
      return true;
    }
    return false;
  }

  std::string answer(const std::string& request) {
    if (request.starts_with("GET /api/version ")) return hostile::json_answer(R"({"version":"2.66.0"})");
    if (request.starts_with("POST ")) {
      const std::lock_guard lock(mutex_);
      return hostile::json_answer(R"({"id":)" + std::to_string(++made_) + R"(,"name":"t"})");
    }
    if (request.starts_with("DELETE ")) return "HTTP/1.1 204 No Content\r\n\r\n";
    return hostile::json_answer(
        R"({"id":7,"username":"susan","roles":["ROLE_SUPER_ADMIN"],"timezone":"UTC"})");
  }

  std::mutex mutex_;
  std::condition_variable came_;
  const std::vector<std::string> waiting_;
  std::set<std::string> reached_;
  int made_ = 0;
};

constexpr const char* ping = "GET /api/ping ";
constexpr const char* deletion = "DELETE /api/tags/2 ";

struct Interrupted {
  ScratchFolder folder;
  WaitingKimai kimai;
  hostile::Server server{kimai.behaviour()};
  Program program{write_suite(), "token-of-susan"};

  explicit Interrupted(std::vector<std::string> waiting = {ping}) : kimai(std::move(waiting)) {
    BOOST_REQUIRE_MESSAGE(kimai.wait_for(ping), program.err());
  }

  std::vector<std::string> write_suite() const {
    const std::string path = folder / "own.yaml";
    write_file(path, writing_suite);
    return {"run",           "--url", server.url(), "--suite",  path,
            "--allow-write", "-w",    "1",          "--report", "json,junit"};
  }

  /// The first line of each request with that method.
  std::vector<std::string> requests(const std::string& method) const {
    std::vector<std::string> out;
    for (const std::string& request : server.received())
      if (request.starts_with(method + ' ')) out.push_back(request.substr(0, request.find(" HTTP/")));
    return out;
  }
};

const std::vector<std::string> both_tags{"DELETE /api/tags/1", "DELETE /api/tags/2"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(interrupted_run, Interrupted)

BOOST_AUTO_TEST_CASE(ctrl_c_cleans_up_and_reports_what_was_found) {
  program.send_signal(SIGINT);
  BOOST_TEST(program.wait() == 130, program.out() + program.err());
  BOOST_TEST(requests("DELETE") == both_tags, boost::test_tools::per_element());
  const json report = program.report();
  BOOST_TEST(report.at("cleanup").at("interrupted").get<bool>());
  BOOST_TEST(report.at("cleanup").at("deleted") == 2);
  BOOST_TEST(report.at("cleanup").at("leftovers").empty());
  BOOST_TEST(report.at("totals").at("cases") == 2);
  BOOST_TEST(report.at("totals").at("unseen") == 1);
  BOOST_TEST(report.at("totals").at("failed") == 0);
  BOOST_TEST(program.out().find("the run was interrupted") != std::string::npos);
  BOOST_TEST(!program.report_file("junit.xml").empty());
}

BOOST_DATA_TEST_CASE(others_are_taken_for_ctrl_c, boost::unit_test::data::make({SIGTERM, SIGHUP}), signal) {
  program.send_signal(signal);
  BOOST_TEST(program.wait() == 130, program.out() + program.err());
  BOOST_TEST(requests("DELETE") == both_tags, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_killed_run_can_still_be_reported) {
  program.send_signal(SIGKILL);
  BOOST_TEST(program.wait() == 128 + SIGKILL);
  const std::string before = program.report_file("run.ndjson");
  Program again({"report", "--report-dir", program.folder() + "/conform-report", "--report", "json,junit"});
  BOOST_TEST(again.wait() == 130, again.err());
  BOOST_TEST(again.out().find("the run was cut short, 2 cases") != std::string::npos, again.out());
  const json report = program.report();
  BOOST_TEST(!report.at("cleanup").at("finished").get<bool>());
  BOOST_TEST(report.at("totals").at("cases") == 1);
  BOOST_TEST(report.at("totals").at("unseen") == 2);
  BOOST_TEST(program.report_file("run.ndjson") == before);
}

BOOST_AUTO_TEST_CASE(what_a_killed_run_made_stands_in_its_journal) {
  program.send_signal(SIGKILL);
  program.wait();
  const std::string all = program.everything();
  BOOST_TEST(all.find(R"("path":"/api/tags/{id}")") != std::string::npos);
  BOOST_TEST(all.find(R"({"id":"2","n":2})") != std::string::npos);
  BOOST_TEST(all.find(R"({"done":true,"n":1})") != std::string::npos);
  BOOST_TEST(all.find(R"({"done":true,"n":2})") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

struct InterruptedCleanUp : Interrupted {
  InterruptedCleanUp() : Interrupted({ping, deletion}) {}
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_second_ctrl_c_ends_the_clean_up_and_lists_what_is_left, InterruptedCleanUp) {
  program.send_signal(SIGINT);
  BOOST_REQUIRE(kimai.wait_for(deletion));
  program.send_signal(SIGINT);
  BOOST_TEST(program.wait() == 6, program.out() + program.err());
  const json report = program.report();
  BOOST_TEST(report.at("cleanup").at("deleted") == 1);
  BOOST_TEST(report.at("cleanup").at("leftovers").size() == 1U);
  BOOST_TEST(program.out().find("DELETE") != std::string::npos, program.out());
}
