#include "report/junit.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.h"
#include "report/junit_case.h"

namespace conform::report {
namespace {

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
  std::uint64_t duration_us = 0;

  void add(const JunitCase& one) {
    ++tests;
    duration_us += one.duration_us;
    if (one.outcome == JunitCase::Outcome::failure) ++failures;
    if (one.outcome == JunitCase::Outcome::error) ++errors;
    if (one.outcome == JunitCase::Outcome::skipped) ++skipped;
  }
  void add(const Counts& part) {
    tests += part.tests;
    failures += part.failures;
    errors += part.errors;
    skipped += part.skipped;
    duration_us += part.duration_us;
  }
};

/// Seconds as plain decimals: exponents are refused by junit-10.xsd.
std::string seconds(std::uint64_t microseconds) {
  return fmt::format("{}.{:06}", microseconds / 1000000, microseconds % 1000000);
}

void set(pugi::xml_node node, const char* attribute, const std::string& value) {
  node.append_attribute(attribute).set_value(xml_text(value).c_str());
}
void set(pugi::xml_node node, const char* attribute, std::size_t value) {
  node.append_attribute(attribute).set_value(static_cast<unsigned long long>(value));
}

void set_text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
}

void write_outcome(pugi::xml_node node, const JunitCase& one) {
  const char* element = one.outcome == JunitCase::Outcome::failure ? "failure"
                        : one.outcome == JunitCase::Outcome::error ? "error"
                                                                   : "skipped";
  if (one.outcome != JunitCase::Outcome::passed) {
    pugi::xml_node outcome = node.append_child(element);
    set(outcome, "message", one.message);
    if (!one.type.empty()) set(outcome, "type", one.type);
    set_text(outcome, one.text.empty() ? one.message : one.text);
  }
  if (!one.output.empty()) set_text(node.append_child("system-out"), one.output);
}

void write_case(pugi::xml_node suite, const JunitCase& one, bool strict) {
  pugi::xml_node node = suite.append_child("testcase");
  set(node, "classname", one.classname);
  set(node, "name", one.name);
  set(node, "time", seconds(one.duration_us));
  if (!strict && !one.where.file.empty()) {
    set(node, "file", one.where.file);
    set(node, "line", static_cast<std::size_t>(std::max(one.where.line, 1)));
  }
  write_outcome(node, one);
}

void write_properties(pugi::xml_node suite, const RunStarted& started) {
  pugi::xml_node properties = suite.append_child("properties");
  const auto add = [&](const char* name, const std::string& value) {
    pugi::xml_node property = properties.append_child("property");
    set(property, "name", std::string(name));
    set(property, "value", value);
  };
  add("kimai.version", to_string(started.target.version));
  add("kimai.url", started.target.url);
  add("kimai.label", started.target.label);
  add("harness.version", started.tool_version);
  add("harness.seed", started.seed);
}

/// Ant's dialect knows no zone, and takes the time as UTC.
std::string without_zone(std::string time) {
  if (!time.empty() && time.back() == 'Z') time.pop_back();
  return time;
}

Counts write_suite(pugi::xml_node root, const JunitSuite& suite, const Report& report, bool strict) {
  Counts counts;
  for (const JunitCase& one : suite.cases) counts.add(one);
  pugi::xml_node node = root.append_child("testsuite");
  set(node, "name", suite.name);
  set(node, "tests", counts.tests);
  set(node, "failures", counts.failures);
  set(node, "errors", counts.errors);
  set(node, "skipped", counts.skipped);
  set(node, "time", seconds(counts.duration_us));
  set(node, "timestamp", without_zone(report.started.started_at));
  write_properties(node, report.started);
  for (const JunitCase& one : suite.cases) write_case(node, one, strict);
  return counts;
}

std::string render(const Report& report, bool strict) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  pugi::xml_node root = document.append_child("testsuites");
  Counts counts;
  for (const JunitSuite& suite : junit_suites(report)) counts.add(write_suite(root, suite, report, strict));
  set(root, "name", std::string("kimai-conform"));
  set(root, "tests", counts.tests);
  set(root, "failures", counts.failures);
  set(root, "errors", counts.errors);
  set(root, "time", seconds(counts.duration_us));
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace

std::string render_junit(const Report& report) {
  return render(report, false);
}

std::string render_junit_strict(const Report& report) {
  return render(report, true);
}

}  // namespace conform::report
