#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/finding.h"
#include "run/judge.h"

namespace conform::run {

/// Whether what stands at a pointer of an answer may be shown: null, true and false; what bears the marker of
/// the run; what belongs to a record that the run made, to an answer to the run's own change, or to nobody (a
/// version, an error in Kimai's own form). Everything else is in records of real people.
bool may_be_shown(const JudgedStep& step, const RunContext& context, std::string_view pointer);

/// Keeps the personal data of one case out of its findings.
class Privacy {
 public:
  /// Remembers the texts of a value that the scenario captured from somebody else's record: later requests
  /// and expectations repeat them.
  void learn(const JudgedStep& step, const RunContext& context, std::string_view pointer);

  /// Describes the value of a finding where it may not be shown: `masked: text of 14 characters`.
  void protect(Finding& finding, const JudgedStep& step, const RunContext& context) const;

  /// The text without what was learned.
  [[nodiscard]] std::string masked(std::string text) const;

 private:
  void learn_texts(const nlohmann::json& value);

  std::vector<std::string> spellings_;  ///< longest first
};

}  // namespace conform::run
