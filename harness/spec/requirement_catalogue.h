#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/node.h"
#include "base/requirement.h"

namespace conform::spec {

/// The promises of the documentation and the facts that clients rely on: `specs/requirements.yaml`.
class RequirementCatalogue {
 public:
  /// Throws `InputError` with everything that is wrong: unknown key or level, a doubled id, a missing
  /// statement or source.
  static RequirementCatalogue from(const Node& file, const Diagnostics& texts);

  [[nodiscard]] const std::vector<Requirement>& all() const { return rows_; }
  [[nodiscard]] const Requirement* find(std::string_view id) const;
  [[nodiscard]] std::vector<std::string> ids() const;

 private:
  std::vector<Requirement> rows_;
};

}  // namespace conform::spec
