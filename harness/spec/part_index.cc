#include "spec/part_index.h"

#include <charconv>

#include <nlohmann/json.hpp>

namespace conform::spec {
namespace {

/// The byte that `%20` stands for.
std::optional<char> percent_decoded(std::string_view text) {
  unsigned byte = 0;
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 3, byte, 16);
  if (error != std::errc{} || end != text.data() + 3) return std::nullopt;
  return static_cast<char>(byte);
}

}  // namespace

PartIndex::PartIndex(nlohmann::json& root, Part part) {
  WalkVisitor visitor;
  visitor.part = [&](const PartPlace& place) {
    const std::string* reference = nullptr;
    if (place.value.is_object())
      if (const auto found = place.value.find("$ref"); found != place.value.end() && found->is_string())
        reference = found->get_ptr<const std::string*>();
    entries_.push_back({place.part, place.pointer, &place.value, place.inside_schema, reference});
  };
  walk_parts(root, part, visitor);
  for (std::size_t i = 0; i < entries_.size(); ++i) by_pointer_.emplace(entries_[i].pointer, i);
}

std::optional<std::size_t> PartIndex::find(std::string_view pointer) const {
  const auto found = by_pointer_.find(pointer);
  return found == by_pointer_.end() ? std::nullopt : std::optional(found->second);
}

void PartIndex::follow_references() {
  constexpr std::size_t unknown = static_cast<std::size_t>(-1);
  final_.assign(entries_.size(), unknown);
  std::vector<std::size_t> trail;
  for (std::size_t start = 0; start < entries_.size(); ++start) {
    trail.clear();
    std::size_t at = start;
    while (final_[at] == unknown && entries_[at].reference != nullptr) {
      trail.push_back(at);
      at = *find(*local_pointer(*entries_[at].reference));
    }
    const std::size_t end = final_[at] == unknown ? at : final_[at];
    final_[at] = end;
    for (const std::size_t passed : trail) final_[passed] = end;
  }
}

std::optional<std::string> local_pointer(std::string_view reference) {
  if (!reference.starts_with('#')) return std::nullopt;
  std::string pointer;
  for (std::size_t i = 1; i < reference.size(); ++i) {
    const auto byte = percent_decoded(reference.substr(i));
    pointer += byte.value_or(reference[i]);
    if (byte) i += 2;
  }
  return pointer;
}

}  // namespace conform::spec
