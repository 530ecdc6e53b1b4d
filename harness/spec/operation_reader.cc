#include "spec/operation_reader.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "spec/operation_table.h"

namespace conform::spec {
namespace {

using nlohmann::json;
using Entry = PartIndex::Entry;

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::string shown(const std::string& text) {
  return shortened(printable(text), 200);
}

/// `application/json; charset=utf-8` → `application/json`.
std::string media_type(const std::string& text) {
  return lowered(trimmed(std::string_view(text).substr(0, text.find(';'))));
}

/// Reads operation by operation. References are sound, so that following them ends.
class Reader {
 public:
  explicit Reader(const PartIndex& index) : index_(index) {}

  Operation read(const Entry& path_item, const std::string& path, const std::string& method) const {
    const std::string pointer = path_item.pointer + '/' + method;
    const json& object = *index_[*index_.find(pointer)].value;
    Operation operation;
    operation.pointer = pointer;
    operation.path = path;
    operation.method = method;
    std::transform(method.begin(), method.end(), operation.method.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    operation.documented_id = text_at(object, "operationId");
    const OperationRow* row = find_operation(operation.method, path);
    operation.id = row != nullptr ? std::string(row->id) : operation.documented_id;
    if (operation.id.empty()) operation.id = operation.method + ' ' + path;
    operation.deprecated = flag_at(object, "deprecated");
    add_parameters(path_item.pointer, *path_item.value, operation);
    add_parameters(pointer, object, operation);
    operation.body_schema = body_schema(pointer);
    add_responses(pointer, object, operation);
    return operation;
  }

  /// The entry at a pointer with its references followed, or null.
  [[nodiscard]] const Entry* at(const std::string& pointer) const {
    const auto found = index_.find(pointer);
    return found ? &index_[index_.final(*found)] : nullptr;
  }

 private:
  /// An operation's own parameter replaces the one of its path with the same name and place.
  void add_parameters(const std::string& pointer, const json& object, Operation& operation) const {
    const auto list = object.find("parameters");
    if (list == object.end()) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const Entry* entry = at(pointer + "/parameters/" + std::to_string(i));
      if (entry == nullptr) continue;
      Parameter parameter{text_at(*entry->value, "name"), text_at(*entry->value, "in"),
                          flag_at(*entry->value, "required")};
      const auto same = std::find_if(
          operation.parameters.begin(), operation.parameters.end(),
          [&](const Parameter& other) { return other.name == parameter.name && other.in == parameter.in; });
      if (same != operation.parameters.end()) {
        *same = std::move(parameter);
      } else {
        operation.parameters.push_back(std::move(parameter));
      }
    }
  }

  [[nodiscard]] std::string body_schema(const std::string& pointer) const {
    const Entry* body = at(pointer + "/requestBody");
    if (body == nullptr) return {};
    const auto content = content_of(*body);
    const auto found = content.find("application/json");
    return found == content.end() ? std::string() : found->second;
  }

  [[nodiscard]] std::map<std::string, std::string> content_of(const Entry& holder) const {
    std::map<std::string, std::string> content;
    const auto types = holder.value->find("content");
    if (types == holder.value->end()) return content;
    for (const auto& [type, value] : types->get_ref<const json::object_t&>()) {
      const std::string schema = pointer_join(holder.pointer + "/content", type) + "/schema";
      content.emplace(media_type(type), value.contains("schema") ? schema : std::string());
    }
    return content;
  }

  void add_responses(const std::string& pointer, const json& object, Operation& operation) const {
    const auto responses = object.find("responses");
    if (responses == object.end()) return;
    for (const auto& [status, value] : responses->get_ref<const json::object_t&>()) {
      const Entry* entry = at(pointer_join(pointer + "/responses", status));
      if (entry == nullptr) continue;
      ResponseSpec response;
      response.status = status;
      std::replace(response.status.begin(), response.status.end(), 'x', 'X');
      response.pointer = entry->pointer;
      response.content = content_of(*entry);
      response.required_headers = required_headers(*entry);
      operation.responses.push_back(std::move(response));
    }
  }

  [[nodiscard]] std::vector<std::string> required_headers(const Entry& response) const {
    std::vector<std::string> names;
    const auto headers = response.value->find("headers");
    if (headers == response.value->end()) return names;
    for (const auto& [name, value] : headers->get_ref<const json::object_t&>()) {
      const Entry* entry = at(pointer_join(response.pointer + "/headers", name));
      if (entry != nullptr && flag_at(*entry->value, "required")) names.push_back(name);
    }
    return names;
  }

  const PartIndex& index_;
};

/// `/api/x/{a}` and `/api/x/{b}` are the same template.
std::string anonymous(const std::string& path) {
  std::string result;
  bool inside = false;
  for (const char c : path) {
    if (c == '}') inside = false;
    if (!inside) result += c;
    if (c == '{') inside = true;
  }
  return result;
}

void complain_about_twins(const std::vector<Operation>& operations, const std::string& file,
                          Diagnostics& diagnostics) {
  std::map<std::string, const Operation*> by_route;
  std::map<std::string, const Operation*> by_id;
  for (const Operation& operation : operations) {
    const auto [route, new_route] =
        by_route.emplace(operation.method + ' ' + anonymous(operation.path), &operation);
    if (!new_route)
      diagnostics.error({file}, shown(operation.pointer) + " is the same path as " +
                                    shown(route->second->pointer) + ", but for the names of its parameters");
    if (operation.documented_id.empty()) continue;
    const auto [id, new_id] = by_id.emplace(operation.documented_id, &operation);
    if (!new_id)
      diagnostics.error({file}, shown(operation.pointer) + " has the operationId '" +
                                    shown(operation.documented_id) + "' of " + shown(id->second->pointer));
  }
}

}  // namespace

std::vector<Operation> read_operations(const PartIndex& index, const std::string& file,
                                       Diagnostics& diagnostics) {
  constexpr const char* methods[] = {"delete", "get", "head", "options", "patch", "post", "put", "trace"};
  const Reader reader(index);
  std::vector<Operation> operations;
  const json& document = *index[0].value;
  const auto paths = document.find("paths");
  if (paths == document.end()) return operations;
  for (const auto& [path, value] : paths->get_ref<const json::object_t&>()) {
    const Entry* item = path.starts_with("x-") ? nullptr : reader.at(pointer_join("/paths", path));
    if (item == nullptr) continue;
    if (!path.starts_with('/'))
      diagnostics.error({file}, shown(pointer_join("/paths", path)) + ": a path must begin with '/'");
    for (const char* method : methods)
      if (item->value->contains(method)) operations.push_back(reader.read(*item, path, method));
  }
  if (operations.empty())
    diagnostics.error({file}, "the document describes no operation",
                      "a document that says nothing cannot be kept or broken");
  complain_about_twins(operations, file, diagnostics);
  return operations;
}

}  // namespace conform::spec
