#include "spec/schema_registry.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "spec/body_access.h"
#include "spec/evaluator.h"
#include "spec/normalise.h"
#include "spec/own_schema.h"
#include "spec/part_index.h"
#include "spec/reference_check.h"
#include "spec/schema_compiler.h"
#include "spec/violation_text.h"

namespace conform::spec {

struct SchemaRegistry::Parts {
  CompiledSchemas schemas;
};

SchemaRegistry::SchemaRegistry(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SchemaRegistry::~SchemaRegistry() = default;
SchemaRegistry::SchemaRegistry(SchemaRegistry&&) noexcept = default;
SchemaRegistry& SchemaRegistry::operator=(SchemaRegistry&&) noexcept = default;

SchemaRegistry SchemaRegistry::compile(const SpecDocument& document) {
  Diagnostics diagnostics;
  auto parts = std::make_unique<Parts>();
  parts->schemas = compile_schemas(document.index(), document.file(), diagnostics);
  throw_if_errors(diagnostics);
  return SchemaRegistry(std::move(parts));
}

SchemaRegistry SchemaRegistry::compile_schema(const nlohmann::json& schema, const std::string& name) {
  Diagnostics diagnostics;
  nlohmann::json own = schema;
  check_keywords(own, name, diagnostics);
  throw_if_errors(diagnostics);
  rename_own_keywords(own);
  PartIndex index(own, Part::schema);
  check_references(index, name, diagnostics);
  throw_if_errors(diagnostics);
  index.follow_references();
  auto parts = std::make_unique<Parts>();
  parts->schemas = compile_schemas(index, name, diagnostics);
  throw_if_errors(diagnostics);
  return SchemaRegistry(std::move(parts));
}

std::size_t SchemaRegistry::size() const {
  return parts_->schemas.roots;
}

bool SchemaRegistry::contains(std::string_view schema_pointer) const {
  return parts_->schemas.by_pointer.contains(schema_pointer);
}

std::vector<SchemaViolation> SchemaRegistry::validate(std::string_view schema_pointer, const JsonBody& body,
                                                      std::size_t limit) const {
  const auto found = parts_->schemas.by_pointer.find(schema_pointer);
  if (found == parts_->schemas.by_pointer.end())
    throw std::logic_error("no schema was compiled at " + std::string(schema_pointer));
  if (body.problem()) throw std::logic_error("a body that is no JSON cannot be validated");
  std::vector<SchemaViolation> violations;
  for (const Leaf& leaf : Evaluator(parts_->schemas, limit).judge(found->second, BodyAccess::root(body)))
    violations.push_back(violation_of(parts_->schemas, leaf));
  return violations;
}

}  // namespace conform::spec
