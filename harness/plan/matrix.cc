#include "plan/matrix.h"

#include <nlohmann/json.hpp>

#include "plan/lint_rules.h"

namespace conform::plan {
namespace {

using nlohmann::json;

constexpr std::size_t longest_value = 256;  // bytes in the name of a case, which stands in every report

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte != 0x7f && std::string_view(",[]#%").find(c) == std::string_view::npos;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_plain(c)) {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
  }
  return result;
}

std::string as_json(const Node& value) {
  return to_json(value).dump(-1, ' ', false, json::error_handler_t::replace);
}

bool holds_reference(const Node& value) {
  if (value.kind == Node::Kind::text && value.text.find("${") != std::string::npos) return true;
  for (const Node& item : value.items) {
    if (holds_reference(item)) return true;
  }
  for (const Node::Entry& entry : value.entries) {
    if (entry.key.find("${") != std::string::npos || holds_reference(entry.value)) return true;
  }
  return false;
}

void lint_value(const Node& value, Diagnostics& diagnostics) {
  if (holds_reference(value)) {
    diagnostics.error(value.where, "a value of a matrix cannot hold '${'",
                      "it is taken as it stands; write the reference where the value is used");
  }
  if (case_value(value).size() > longest_value) {
    diagnostics.error(value.where, "a value of a matrix is at most 256 bytes long",
                      "it becomes a part of the case's address");
  }
}

}  // namespace

std::vector<MatrixRow> matrix_rows(const suite::Scenario& scenario) {
  std::vector<MatrixRow> rows(1);
  for (const auto& [name, values] : scenario.matrix) {
    std::vector<MatrixRow> longer;
    for (const MatrixRow& row : rows) {
      for (const Node& value : values) {
        MatrixRow next = row;
        next.name += (next.name.empty() ? "" : ",") + name.text + "=" + case_value(value);
        next.bindings[name.text] = value;
        longer.push_back(std::move(next));
      }
    }
    rows = std::move(longer);
  }
  return rows;
}

Variables variables_of(const std::map<std::string, Node>& bindings) {
  Variables variables;
  for (const auto& [name, value] : bindings) variables[name] = to_json(value);
  return variables;
}

std::string case_value(const Node& value) {
  if (value.kind != Node::Kind::text) return encoded(as_json(value));
  const bool looks_typed = value.text.empty() || json::accept(value.text);
  return encoded(looks_typed ? as_json(value) : value.text);
}

std::size_t row_count(const suite::Scenario& scenario) {
  std::size_t rows = 1;
  for (const auto& [name, values] : scenario.matrix) {
    if (values.empty()) return 0;
    if (values.size() > most_rows / rows) return most_rows + 1;
    rows *= values.size();
  }
  return rows;
}

void lint_matrix(const LintSubject& subject) {
  for (const auto& [name, values] : subject.scenario.matrix) {
    if (name.text == "marker") {
      subject.diagnostics.error(name.where, "the matrix name 'marker' hides a built-in variable",
                                "give it another name");
    }
    for (const Node& value : values) lint_value(value, subject.diagnostics);
  }
}

}  // namespace conform::plan
