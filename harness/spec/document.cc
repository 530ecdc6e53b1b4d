#include "spec/document.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "spec/document_repair.h"
#include "spec/document_text.h"
#include "spec/normalise.h"
#include "spec/openapi_shape.h"
#include "spec/operation_reader.h"
#include "spec/part_index.h"
#include "spec/path_template.h"
#include "spec/reference_check.h"

namespace conform::spec {
namespace {

constexpr std::size_t max_bytes = 64U << 20;

std::string info_text(const nlohmann::json& document, const char* key) {
  const auto& info = document["info"];
  const auto found = info.find(key);
  return found != info.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

struct SpecDocument::Parts {
  std::string file;
  std::string title;
  std::string api_version;
  nlohmann::json normalised;
  PartIndex index;  // refers to `normalised`
  std::size_t repairs = 0;
  std::vector<Operation> operations;
  std::vector<PathTemplate> templates;  // of the operations, in their order
};

const ResponseSpec* Operation::response(int status) const {
  const std::string exact = std::to_string(status);
  const std::string range = std::to_string(status / 100) + "XX";
  for (const std::string& wanted : {exact, range, std::string("default")}) {
    const auto found = std::find_if(responses.begin(), responses.end(),
                                    [&](const ResponseSpec& one) { return one.status == wanted; });
    if (found != responses.end()) return &*found;
  }
  return nullptr;
}

SpecDocument::SpecDocument(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SpecDocument::~SpecDocument() = default;
SpecDocument::SpecDocument(SpecDocument&&) noexcept = default;
SpecDocument& SpecDocument::operator=(SpecDocument&&) noexcept = default;

SpecDocument SpecDocument::load(std::string text, const std::string& file) {
  Diagnostics diagnostics;
  auto parts = std::make_unique<Parts>();
  parts->file = file;
  parts->normalised = read_document(std::move(text), file, diagnostics);
  throw_if_errors(diagnostics);
  if (check_openapi_shape(parts->normalised, file, diagnostics))
    parts->repairs = repair_empty_objects(parts->normalised, file, diagnostics);
  throw_if_errors(diagnostics);
  normalise(parts->normalised);
  parts->index = PartIndex(parts->normalised, Part::document);
  check_references(parts->index, file, diagnostics);
  throw_if_errors(diagnostics);
  parts->index.follow_references();
  parts->title = info_text(parts->normalised, "title");
  parts->api_version = info_text(parts->normalised, "version");
  parts->operations = read_operations(parts->index, file, diagnostics);
  throw_if_errors(diagnostics);
  for (const Operation& operation : parts->operations) parts->templates.emplace_back(operation.path);
  return SpecDocument(std::move(parts));
}

SpecDocument SpecDocument::load_file(const std::string& path) {
  return load(read_file(path, max_bytes), path);
}

const std::string& SpecDocument::file() const {
  return parts_->file;
}

const std::string& SpecDocument::title() const {
  return parts_->title;
}

const std::string& SpecDocument::api_version() const {
  return parts_->api_version;
}

const std::vector<Operation>& SpecDocument::operations() const {
  return parts_->operations;
}

const nlohmann::json& SpecDocument::normalised() const {
  return parts_->normalised;
}

const PartIndex& SpecDocument::index() const {
  return parts_->index;
}

std::size_t SpecDocument::repairs() const {
  return parts_->repairs;
}

const Operation* SpecDocument::find(std::string_view id) const {
  const auto found = std::find_if(parts_->operations.begin(), parts_->operations.end(),
                                  [&](const Operation& one) { return one.id == id; });
  return found == parts_->operations.end() ? nullptr : &*found;
}

const Operation* SpecDocument::match(std::string_view method, std::string_view path) const {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < parts_->operations.size(); ++i) {
    const PathTemplate& candidate = parts_->templates[i];
    if (parts_->operations[i].method != method || !candidate.matches(path)) continue;
    if (!best || candidate.is_more_concrete_than(parts_->templates[*best])) best = i;
  }
  return best ? &parts_->operations[*best] : nullptr;
}

}  // namespace conform::spec
