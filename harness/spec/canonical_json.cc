#include "spec/canonical_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace conform::spec {
namespace {

namespace dom = simdjson::dom;
using Type = dom::element_type;

/// Recursion is bounded by the depth that the parser allows.
class CanonicalWriter {
 public:
  explicit CanonicalWriter(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  bool write(dom::element element) {
    switch (element.type()) {
      case Type::OBJECT:
        return write_object(element.get_object().value_unsafe());
      case Type::ARRAY:
        return write_array(element.get_array().value_unsafe());
      case Type::STRING:
        return write_string(element.get_string().value_unsafe());
      case Type::DOUBLE:
        return write_double(element.get_double().value_unsafe());
      case Type::INT64:
        return add(std::to_string(element.get_int64().value_unsafe()));
      case Type::UINT64:
        return add(std::to_string(element.get_uint64().value_unsafe()));
      case Type::BOOL:
        return add(element.get_bool().value_unsafe() ? "true" : "false");
      case Type::NULL_VALUE:
        break;
    }
    return add("null");
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  bool add(std::string_view text) {
    text_ += text;
    return text_.size() <= max_bytes_;
  }

  /// The length in front makes escapes unnecessary.
  bool write_string(std::string_view value) {
    return value.size() <= max_bytes_ && add("\"" + std::to_string(value.size()) + ":") && add(value);
  }

  bool write_double(double value) {
    constexpr double exact = 9007199254740992.0;  // 2^53
    if (value == std::floor(value) && std::fabs(value) <= exact)
      return add(std::to_string(static_cast<std::int64_t>(value)));
    char buffer[40];
    const auto result = std::to_chars(std::begin(buffer), std::end(buffer), value);
    return add({buffer, static_cast<std::size_t>(result.ptr - buffer)});
  }

  bool write_array(const dom::array& array) {
    if (!add("[")) return false;
    for (const dom::element item : array)
      if (!write(item) || !add(",")) return false;
    return add("]");
  }

  bool write_object(const dom::object& object) {
    std::vector<std::pair<std::string_view, dom::element>> members;
    for (const auto& field : object) members.emplace_back(field.key, field.value);
    std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (!add("{")) return false;
    for (const auto& [key, value] : members)
      if (!write_string(key) || !write(value) || !add(",")) return false;
    return add("}");
  }

  std::size_t max_bytes_;
  std::string text_;
};

}  // namespace

std::optional<std::string> canonical_json(dom::element element, std::size_t max_bytes) {
  CanonicalWriter writer(max_bytes);
  if (!writer.write(element)) return std::nullopt;
  return writer.take();
}

}  // namespace conform::spec
