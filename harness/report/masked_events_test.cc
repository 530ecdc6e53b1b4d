#include "report/masked_events.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "report/event_json.h"

using namespace conform;
using namespace conform::report;

namespace {

constexpr const char* secret = "s3cret";

std::string without_secret(std::string text) {
  for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret))
    text.replace(at, std::string(secret).size(), "***");
  return text;
}

struct Lines final : EventSink {
  void on(const RunEvent& event) override { lines.push_back(to_line(event)); }
  std::vector<std::string> lines;
};

std::string masked_line(const RunEvent& event) {
  Lines lines;
  MaskedEvents(lines, without_secret).on(event);
  return lines.lines.at(0);
}

/// A finding with the secret in everything that an answer can have a say in.
Finding finding() {
  Finding finding;
  finding.check = "equals";
  for (std::string* text : {&finding.operation, &finding.property, &finding.instance_pointer,
                            &finding.expected, &finding.actual, &finding.value, &finding.curl})
    *text = std::string("a ") + secret + " b";
  return finding;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(masked_events)

BOOST_AUTO_TEST_CASE(what_an_answer_can_say_is_masked_in_every_event) {
  CaseFinished finished;
  finished.reason = std::string("because ") + secret;
  finished.findings = {finding()};
  finished.contract = {{finding(), 1}};
  finished.profiles = {{"get_tags", 200, 1, {}, {{std::string("/") + secret, {}}}}};
  RunStarted started;
  for (std::string* text : {&started.target.label, &started.target.url, &started.target.document})
    *text = secret;
  started.target.timezones = {secret};
  RunFinished over;
  over.stop_reason = secret;
  over.leftovers = {{secret, secret, secret}};
  for (const RunEvent& event : {RunEvent(finished), RunEvent(started), RunEvent(over)}) {
    const std::string line = masked_line(event);
    BOOST_TEST(line.find(secret) == std::string::npos, line);
    BOOST_TEST(line.find("***") != std::string::npos, line);
  }
}

BOOST_AUTO_TEST_CASE(keys_of_results_stay) {
  CaseFinished finished;
  finished.address = finished.suite = finished.scenario = finished.case_name = secret;
  finished.title = secret;
  BOOST_TEST(masked_line(finished) == to_line(finished));
}

BOOST_AUTO_TEST_SUITE_END()
