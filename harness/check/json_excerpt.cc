#include "check/json_excerpt.h"

#include <cmath>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "spec/date_time.h"

namespace conform::check {

namespace {

constexpr int deepest_shown = 12;

/// Writes until the room is used up; what comes after that is left out.
class ExcerptWriter {
 public:
  explicit ExcerptWriter(std::size_t room) : room_(room) {}

  void write(const nlohmann::json& value, int depth) {
    if (full()) return;
    if (depth > deepest_shown) {
      out_ += "…";
    } else if (value.is_string()) {
      write_text(value.get_ref<const std::string&>());
    } else if (value.is_array()) {
      write_list(value, depth);
    } else if (value.is_object()) {
      write_object(value, depth);
    } else {
      out_ += value.dump();
    }
  }

  [[nodiscard]] std::string text() const { return shortened(out_, room_); }

 private:
  [[nodiscard]] bool full() const { return out_.size() > room_; }

  void write_text(std::string_view text) {
    out_ += '"';
    // A byte of the text may become three; what lies beyond the room is never looked at.
    for (const char c : printable(text.substr(0, room_ + 4))) {
      if (c == '"' || c == '\\') out_ += '\\';
      out_ += c;
    }
    out_ += '"';
  }

  void write_list(const nlohmann::json& list, int depth) {
    out_ += '[';
    for (std::size_t i = 0; i < list.size() && !full(); ++i) {
      if (i != 0) out_ += ", ";
      write(list[i], depth + 1);
    }
    out_ += ']';
  }

  void write_object(const nlohmann::json& object, int depth) {
    out_ += '{';
    for (auto it = object.begin(); it != object.end() && !full(); ++it) {
      if (it != object.begin()) out_ += ", ";
      write_text(it.key());
      out_ += ": ";
      write(it.value(), depth + 1);
    }
    out_ += '}';
  }

  std::size_t room_;
  std::string out_;
};

}  // namespace

std::string json_excerpt(const nlohmann::json& value, std::size_t max_bytes) {
  ExcerptWriter writer(max_bytes);
  writer.write(value, 0);
  return writer.text();
}

std::string value_class(const nlohmann::json* value) {
  if (value == nullptr) return "absent";
  if (value->is_boolean()) return value->get<bool>() ? "true" : "false";
  if (value->is_number()) return "number";
  if (value->is_string()) return std::string(spec::text_class(value->get_ref<const std::string&>()));
  return std::string(json_type(*value));
}

std::string_view json_type(const nlohmann::json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::boolean:
      return "boolean";
    case nlohmann::json::value_t::number_integer:
    case nlohmann::json::value_t::number_unsigned:
      return "integer";
    case nlohmann::json::value_t::number_float: {
      const double number = value.get<double>();
      return std::isfinite(number) && std::trunc(number) == number ? "integer" : "number";
    }
    case nlohmann::json::value_t::string:
      return "string";
    case nlohmann::json::value_t::array:
      return "array";
    case nlohmann::json::value_t::object:
      return "object";
    default:
      return "null";
  }
}

}  // namespace conform::check
