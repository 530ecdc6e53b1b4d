#include "spec/body_access.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace conform::spec {
namespace {

namespace dom = simdjson::dom;
using Type = dom::element_type;

nlohmann::json object_to_nlohmann(const dom::object& object) {
  nlohmann::json::object_t members;
  for (const auto& field : object) members.emplace_hint(members.end(), field.key, to_nlohmann(field.value));
  return members;
}

nlohmann::json array_to_nlohmann(const dom::array& array) {
  nlohmann::json::array_t items;
  items.reserve(array.size());
  for (const dom::element item : array) items.push_back(to_nlohmann(item));
  return items;
}

/// Writes a value until enough bytes stand there.
class BoundedWriter {
 public:
  explicit BoundedWriter(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  void write(dom::element element) {
    if (full()) return;
    switch (element.type()) {
      case Type::OBJECT:
        return write_object(element.get_object().value_unsafe());
      case Type::ARRAY:
        return write_array(element.get_array().value_unsafe());
      case Type::STRING:
        return write_string(element.get_string().value_unsafe());
      default:
        text_ += simdjson::minify(element);
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] bool full() const { return text_.size() > max_bytes_; }

  void write_string(std::string_view value) { text_ += nlohmann::json(shortened(value, max_bytes_)).dump(); }

  void write_object(const dom::object& object) {
    text_ += '{';
    bool first = true;
    for (const auto& field : object) {
      if (full()) return;
      if (!first) text_ += ',';
      first = false;
      write_string(field.key);
      text_ += ':';
      write(field.value);
    }
    text_ += '}';
  }

  void write_array(const dom::array& array) {
    text_ += '[';
    bool first = true;
    for (const dom::element item : array) {
      if (full()) return;
      if (!first) text_ += ',';
      first = false;
      write(item);
    }
    text_ += ']';
  }

  std::size_t max_bytes_;
  std::string text_;
};

}  // namespace

nlohmann::json to_nlohmann(dom::element element) {
  switch (element.type()) {
    case Type::OBJECT:
      return object_to_nlohmann(element.get_object().value_unsafe());
    case Type::ARRAY:
      return array_to_nlohmann(element.get_array().value_unsafe());
    case Type::STRING:
      return std::string(element.get_string().value_unsafe());
    case Type::BOOL:
      return element.get_bool().value_unsafe();
    case Type::DOUBLE:
      return element.get_double().value_unsafe();
    case Type::UINT64:
      return element.get_uint64().value_unsafe();
    case Type::INT64: {
      // As nlohmann's own parser has it: what is not negative is unsigned.
      const std::int64_t value = element.get_int64().value_unsafe();
      return value < 0 ? nlohmann::json(value) : nlohmann::json(static_cast<std::uint64_t>(value));
    }
    case Type::NULL_VALUE:
      break;
  }
  return nullptr;
}

std::string bounded_json(dom::element element, std::size_t max_bytes) {
  BoundedWriter writer(max_bytes);
  writer.write(element);
  return shortened(writer.text(), max_bytes);
}

const char* json_type(dom::element element) {
  switch (element.type()) {
    case Type::OBJECT:
      return "object";
    case Type::ARRAY:
      return "array";
    case Type::STRING:
      return "string";
    case Type::BOOL:
      return "boolean";
    case Type::INT64:
    case Type::UINT64:
      return "integer";
    case Type::DOUBLE: {
      const double value = element.get_double().value_unsafe();
      return value == std::floor(value) ? "integer" : "number";
    }
    case Type::NULL_VALUE:
      break;
  }
  return "null";
}

}  // namespace conform::spec
