#include <nlohmann/json.hpp>

#include "check/openapi/rule.h"
#include "spec/json_body.h"
#include "spec/schema_registry.h"

namespace conform::check {
namespace {

/// specs/schemas/openapi-3.0.schema.json, taken into the program when it is built.
constexpr std::string_view schema_text =
#include "openapi_schema.inc"
    ;

constexpr std::size_t most_faults = 200;

const spec::SchemaRegistry& meta_schema() {
  static const spec::SchemaRegistry compiled =
      spec::SchemaRegistry::compile_schema(nlohmann::json::parse(schema_text), "openapi-3.0.schema.json");
  return compiled;
}

void judge(const nlohmann::json& document, std::vector<DocumentFault>& faults) {
  const std::string text = document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(text);
  if (body.problem()) {
    faults.push_back({"", "a document that can be read", body.problem()->message, "json", "not-json"});
    return;
  }
  for (spec::SchemaViolation& violation : meta_schema().validate("", body, most_faults))
    faults.push_back({std::move(violation.instance_pointer), std::move(violation.expected),
                      std::move(violation.actual), std::move(violation.expected_class),
                      std::move(violation.actual_class)});
}

}  // namespace

DocumentRule meta_schema_rule() {
  return {"meta-schema", "is valid against the schema of OpenAPI 3.0", judge};
}

}  // namespace conform::check
