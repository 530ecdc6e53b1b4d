#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "http/exchange.h"
#include "spec/document.h"
#include "spec/json_body.h"
#include "spec/schema_registry.h"

namespace conform::check {

struct ContractAnswer;

/// What the unasked checks look at: one answer to an operation of the document.
struct ContractSubject {
  const spec::Operation& operation;
  const http::Request& request;
  const http::Response& response;
  const spec::JsonBody& body;
  const spec::SchemaRegistry& schemas;
};

/// A row of the table of unasked checks: `contract.status`, `contract.media-type`, `contract.headers`,
/// `contract.body`, `contract.schema`, `contract.format`.
struct ContractCheck {
  std::string_view name;
  std::string_view summary;
  void (*judge)(const ContractAnswer& answer, std::vector<Finding>& findings);
};

std::span<const ContractCheck> contract_checks();

/// Runs all of them. Fills everything of a finding but place, curl line and deviation. Of findings that
/// differ in nothing but the value and its index the first alone is kept, and at most 200 in all.
std::vector<Finding> judge_contract(const ContractSubject& subject);

}  // namespace conform::check
