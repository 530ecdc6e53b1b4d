#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/contract.h"

namespace conform::check {

/// An answer beside what the document says about it, looked up and validated once for all checks.
struct ContractAnswer {
  const ContractSubject& subject;
  const spec::ResponseSpec* documented = nullptr;  ///< null: the status is not documented
  bool without_body = false;  ///< HEAD, 204 and 304 have none (RFC 9110, sections 9.3.2, 15.3.5 and 15.4.5)
  std::string media_type;     ///< lower case, without parameters; empty: none was sent
  /// Key of `documented->content` that the media type falls under, or null.
  const std::string* documented_type = nullptr;
  std::vector<spec::SchemaViolation> violations;  ///< of each kind the first
};

ContractAnswer look_at(const ContractSubject& subject);

/// `application/json` and everything that ends in `+json`.
bool is_json_type(std::string_view media_type);

/// A finding of that check about that answer; what was expected and seen is left to fill in.
Finding contract_finding(const ContractAnswer& answer, std::string_view check);

/// The findings of all violations, those of formats or those of everything else.
void add_violations(const ContractAnswer& answer, bool of_formats, std::vector<Finding>& findings);

}  // namespace conform::check
