#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "base/text.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"
#include "check/openapi/rule.h"
#include "spec/document_text.h"

namespace conform::check {
namespace {

using nlohmann::json;

std::vector<json> rules_of(const json& argument) {
  return argument.is_array() ? std::vector<json>(argument.begin(), argument.end())
                             : std::vector<json>{argument};
}

ArgumentProblems problems_of(const json& argument) {
  ArgumentProblems problems;
  const std::string known = "rules: " + joined(document_rule_names(), ", ");
  for (const json& rule : rules_of(argument)) {
    if (!rule.is_string()) {
      problems.push_back({"", "'openapi' needs the name of a rule, or several", known});
    } else if (find_document_rule(rule.get<std::string>()) == nullptr) {
      const auto name = rule.get<std::string>();
      problems.push_back({"", "unknown rule '" + shortened(printable(name), 60) + "'",
                          did_you_mean(name, document_rule_names(), known)});
    }
  }
  return problems;
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

/// The document in a text that is one, or a page that shows it; what else it is becomes a mismatch.
json document_of(const Subject& subject, std::vector<Mismatch>& mismatches) {
  if (!subject.value->is_string()) return *subject.value;
  Diagnostics wrong;
  json document = spec::read_document(subject.value->get<std::string>(), "the answer", wrong);
  if (document.is_object() && !wrong.has_errors()) return document;
  const std::string why = wrong.items().empty() ? "no object" : wrong.items().front().message;
  mismatches.push_back(make_mismatch(
      subject, "openapi", {"an OpenAPI document, or a page that shows one", "document"}, why, "no-document"));
  return {};
}

void judge(const Subject& subject, const json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "openapi", problems_of(argument), mismatches)) return;
  const json document = document_of(subject, mismatches);
  if (!document.is_object()) return;
  for (const json& name : rules_of(argument)) {
    const DocumentRule& rule = *find_document_rule(name.get<std::string>());
    std::vector<DocumentFault> faults;
    rule.judge(document, faults);
    for (DocumentFault& fault : faults) {
      Mismatch mismatch;
      mismatch.keyword = "openapi";
      mismatch.pointer = std::move(fault.pointer);
      mismatch.expected = fault.expected + " (the document " + std::string(rule.summary) + ')';
      mismatch.actual = std::move(fault.actual);
      mismatch.expected_class = std::string(rule.name) + '/' + fault.expected_class;
      mismatch.actual_class = std::move(fault.actual_class);
      mismatches.push_back(std::move(mismatch));
    }
  }
}

}  // namespace

Keyword openapi_keyword() {
  return {"openapi",
          "An OpenAPI document, or a page that shows one, that keeps a rule or several: meta-schema, "
          "operation-ids, parameters, references, security.",
          R"({"anyOf": [{"enum": ["meta-schema", "operation-ids", "parameters", "references", "security"]},
                        {"type": "array", "minItems": 1, "uniqueItems": true,
                         "items": {"enum": ["meta-schema", "operation-ids", "parameters", "references", "security"]}}]})",
          R"("": { openapi: [meta-schema, references] })",
          lint,
          judge};
}

}  // namespace conform::check
