#include "spec/document_text.h"

#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "spec/document_page.h"
#include "spec/document_repair.h"
#include "spec/document_walk.h"
#include "spec/json_text.h"
#include "spec/openapi_shape.h"

namespace conform::spec {
namespace {

/// Kimai gives fields that hold a user the id of whoever looks at the document as their example. No other
/// schema has a whole number for one.
void forget_viewer(nlohmann::json& document) {
  WalkVisitor visitor;
  visitor.part = [](const PartPlace& place) {
    if (place.part != Part::schema || !place.value.is_object()) return;
    const auto example = place.value.find("example");
    if (example != place.value.end() && example->is_number_integer()) place.value.erase(example);
  };
  visitor.misfit = [](const std::string&, nlohmann::json&, bool) {};
  walk_parts(document, Part::document, visitor);
}

}  // namespace

nlohmann::json read_document(std::string text, const std::string& file, Diagnostics& diagnostics) {
  if (is_page(text)) {
    std::optional<std::string> inside = document_of_page(std::move(text), file, diagnostics);
    if (!inside) return nullptr;
    text = std::move(*inside);
  }
  nlohmann::json document = read_json_text(std::move(text), file, diagnostics);
  if (!document.is_object() || document.contains("openapi")) return document;
  const auto spec = document.find("spec");
  if (spec == document.end() || !spec->is_object()) return document;
  nlohmann::json inside = std::move(*spec);
  return inside;
}

std::string canonical_document(std::string text, const std::string& file) {
  constexpr int indent = 2;
  Diagnostics diagnostics;
  nlohmann::json document = read_document(std::move(text), file, diagnostics);
  throw_if_errors(diagnostics);
  if (check_openapi_shape(document, file, diagnostics)) repair_empty_objects(document, file, diagnostics);
  throw_if_errors(diagnostics);
  forget_viewer(document);
  return document.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace conform::spec
