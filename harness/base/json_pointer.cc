#include "base/json_pointer.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace conform {
namespace {

std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      out += token[++i] == '1' ? '/' : '~';
    } else {
      out += token[i];
    }
  }
  return out;
}

const nlohmann::json* element(const nlohmann::json& array, std::string_view token) {
  if (token.empty() || (token.size() > 1 && token.front() == '0')) return nullptr;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc{} || end != token.data() + token.size() || index >= array.size()) return nullptr;
  return &array[index];
}

const nlohmann::json* member(const nlohmann::json& object, std::string_view token) {
  const auto found = object.find(unescaped(token));
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

std::string pointer_escaped(std::string_view token) {
  std::string out;
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_join(std::string_view pointer, std::string_view token) {
  return std::string(pointer) + '/' + pointer_escaped(token);
}

const nlohmann::json* pointer_find(const nlohmann::json& root, std::string_view pointer) {
  if (!is_pointer(pointer)) return nullptr;
  const nlohmann::json* at = &root;
  while (!pointer.empty() && at != nullptr) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    at = at->is_object() ? member(*at, token) : at->is_array() ? element(*at, token) : nullptr;
  }
  return at;
}

bool is_pointer(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1'))) return false;
  return true;
}

}  // namespace conform
