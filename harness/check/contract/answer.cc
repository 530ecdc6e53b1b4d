#include "check/contract/answer.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"

namespace conform::check {

namespace {

// A page of 500 records with 20 nulls each still shows every kind of violation that it has.
constexpr std::size_t most_violations = 10'000;

std::string media_type_of(const http::Headers& headers) {
  const std::string* value = http::find_header(headers, "content-type");
  if (value == nullptr) return {};
  const auto type = trimmed(std::string_view(*value).substr(0, value->find(';')));
  return lowered(shortened(printable(type), 100));
}

/// Whether a documented type such as `application/*` covers a media type.
bool covers(std::string_view documented, std::string_view media_type) {
  if (documented == media_type || documented == "*/*") return true;
  if (documented.size() < 2 || documented.substr(documented.size() - 2) != "/*") return false;
  return media_type.substr(0, documented.size() - 1) == documented.substr(0, documented.size() - 1);
}

const std::string* find_type(const spec::ResponseSpec& response, const std::string& media_type) {
  const auto exact = response.content.find(media_type);
  if (exact != response.content.end()) return &exact->first;
  const auto found = std::find_if(response.content.begin(), response.content.end(),
                                  [&](const auto& entry) { return covers(entry.first, media_type); });
  return found != response.content.end() ? &found->first : nullptr;
}

/// Indices of a list as `*`, so that the same property of two items has one name.
std::string without_indices(const std::string& pointer) {
  std::vector<std::string> tokens = split(pointer, '/');
  for (std::string& token : tokens) {
    if (!token.empty() &&
        std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; }))
      token = "*";
  }
  return joined(tokens, "/");
}

/// The first of each kind: a page of 500 records breaks the same property 500 times.
std::vector<spec::SchemaViolation> one_of_each_kind(std::vector<spec::SchemaViolation> violations) {
  std::set<std::tuple<bool, std::string, std::string, std::string>> seen;
  std::vector<spec::SchemaViolation> kept;
  for (spec::SchemaViolation& violation : violations) {
    if (violation.property.empty()) violation.property = without_indices(violation.instance_pointer);
    const bool fresh = seen.emplace(violation.keyword == "format", violation.property,
                                    violation.expected_class, violation.actual_class)
                           .second;
    if (fresh) kept.push_back(std::move(violation));
  }
  return kept;
}

std::vector<spec::SchemaViolation> violations_of(const ContractAnswer& answer) {
  if (answer.without_body || answer.documented_type == nullptr || !is_json_type(answer.media_type)) return {};
  const std::string& schema = answer.documented->content.at(*answer.documented_type);
  if (schema.empty() || answer.subject.body.problem() || !answer.subject.schemas.contains(schema)) return {};
  return one_of_each_kind(answer.subject.schemas.validate(schema, answer.subject.body, most_violations));
}

}  // namespace

ContractAnswer look_at(const ContractSubject& subject) {
  const int status = subject.response.status;
  ContractAnswer answer{subject, subject.operation.response(status), false, {}, nullptr, {}};
  answer.without_body = subject.request.method == "HEAD" || status == 204 || status == 304;
  answer.media_type = media_type_of(subject.response.headers);
  if (answer.documented != nullptr) answer.documented_type = find_type(*answer.documented, answer.media_type);
  answer.violations = violations_of(answer);
  return answer;
}

bool is_json_type(std::string_view media_type) {
  constexpr std::string_view suffix = "+json";
  if (media_type == "application/json") return true;
  return media_type.size() > suffix.size() && media_type.substr(media_type.size() - suffix.size()) == suffix;
}

Finding contract_finding(const ContractAnswer& answer, std::string_view check) {
  Finding finding;
  finding.check = check;
  finding.operation = answer.subject.operation.id;
  finding.status = answer.subject.response.status;
  finding.schema_pointer = answer.documented != nullptr ? answer.documented->pointer
                                                        : answer.subject.operation.pointer + "/responses";
  return finding;
}

void add_violations(const ContractAnswer& answer, bool of_formats, std::vector<Finding>& findings) {
  for (const spec::SchemaViolation& violation : answer.violations) {
    if ((violation.keyword == "format") != of_formats) continue;
    Finding finding = contract_finding(answer, of_formats ? "contract.format" : "contract.schema");
    if (violation.undecidable) finding.blame = Blame::harness;
    finding.schema = violation.schema;
    finding.property = violation.property;
    finding.instance_pointer = violation.instance_pointer;
    finding.schema_pointer = violation.schema_pointer;
    finding.expected = violation.expected;
    finding.actual = violation.actual;
    finding.expected_class = violation.expected_class;
    finding.actual_class = violation.actual_class;
    finding.value = violation.value;
    findings.push_back(std::move(finding));
  }
}

}  // namespace conform::check
