#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "spec/document_walk.h"

namespace conform::spec {

/// Every object of a normalised document that the grammar knows, by its pointer. Refers to the document.
class PartIndex {
 public:
  struct Entry {
    Part part = Part::document;
    std::string pointer;
    const nlohmann::json* value = nullptr;
    bool inside_schema = false;
    const std::string* reference = nullptr;  ///< the text of its `$ref`, if it is one
  };

  PartIndex() = default;
  PartIndex(nlohmann::json& root, Part part);
  PartIndex(PartIndex&&) noexcept = default;
  PartIndex& operator=(PartIndex&&) noexcept = default;

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Entry& operator[](std::size_t index) const { return entries_[index]; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view pointer) const;
  /// The entry that a reference leads to in one step, whatever it is.
  [[nodiscard]] std::optional<std::size_t> target(const Entry& entry) const;

 private:
  std::vector<Entry> entries_;
  std::map<std::string_view, std::size_t, std::less<>> by_pointer_;  // keys live in entries_
};

/// The pointer inside the document that a `$ref` means; none if it names another document.
std::optional<std::string> local_pointer(std::string_view reference);

}  // namespace conform::spec
