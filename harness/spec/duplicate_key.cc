#include "spec/duplicate_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/json_pointer.h"

namespace conform::spec {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t few = 64;

/// Objects of an API have few members: a mask of hashes rules nearly all comparisons out, and nothing is
/// allocated.
class SmallKeySet {
 public:
  bool add(std::string_view key) {
    const std::uint64_t bit = std::uint64_t{1} << hash(key);
    const bool doubled =
        (mask_ & bit) != 0 && std::find(keys_.begin(), keys_.begin() + size_, key) != keys_.begin() + size_;
    mask_ |= bit;
    keys_[size_++] = key;
    return !doubled;
  }

 private:
  static unsigned hash(std::string_view key) {
    if (key.empty()) return 0;
    const auto at = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(key[i])); };
    return (at(0) * 31 + at(key.size() / 2) * 7 + at(key.size() - 1) * 3 +
            static_cast<unsigned>(key.size())) %
           64;
  }

  std::array<std::string_view, few> keys_;
  std::ptrdiff_t size_ = 0;
  std::uint64_t mask_ = 0;
};

std::optional<std::string_view> doubled_of_few(const dom::object& object) {
  SmallKeySet keys;
  for (const auto& field : object)
    if (!keys.add(field.key)) return field.key;
  return std::nullopt;
}

std::optional<std::string_view> doubled_of_many(const dom::object& object) {
  std::vector<std::string_view> keys;
  for (const auto& field : object) keys.push_back(field.key);
  std::sort(keys.begin(), keys.end());
  const auto found = std::adjacent_find(keys.begin(), keys.end());
  return found == keys.end() ? std::nullopt : std::optional(*found);
}

/// Finds the guilty object; the pointer is put together on the way back, token by token.
bool find(dom::element element, std::string& pointer) {
  if (element.type() == dom::element_type::ARRAY) {
    const dom::array array = element.get_array().value_unsafe();
    std::size_t index = 0;
    for (const dom::element item : array) {
      if (find(item, pointer)) {
        pointer.insert(0, "/" + std::to_string(index));
        return true;
      }
      ++index;
    }
    return false;
  }
  if (element.type() != dom::element_type::OBJECT) return false;
  const dom::object object = element.get_object().value_unsafe();
  if (const auto key = object.size() <= few ? doubled_of_few(object) : doubled_of_many(object)) {
    pointer = "/" + pointer_escaped(*key);
    return true;
  }
  for (const auto& field : object)
    if (find(field.value, pointer)) {
      pointer.insert(0, "/" + pointer_escaped(field.key));
      return true;
    }
  return false;
}

}  // namespace

std::optional<std::string> duplicate_key(dom::element root) {
  std::string pointer;
  if (!find(root, pointer)) return std::nullopt;
  return pointer;
}

}  // namespace conform::spec
