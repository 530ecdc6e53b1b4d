#pragma once

#include <map>
#include <string>

#include "base/run_event.h"
#include "prove/proof.h"

namespace conform::prove {

/// What failed while a fault was there, gathered case by case.
class Symptoms {
 public:
  /// Adds what nobody named: of the scenario's own expectations, and of what is checked unasked.
  void add(const CaseFinished& result, const std::string& scenario);

  /// Those that cite one of the requirements, and the others.
  [[nodiscard]] std::vector<Symptom> citing(const std::vector<std::string>& requirements) const;
  [[nodiscard]] std::vector<Symptom> others(const std::vector<std::string>& requirements) const;
  [[nodiscard]] std::vector<Symptom> all() const;
  [[nodiscard]] const std::vector<std::string>& errors() const { return errors_; }

 private:
  void add(const std::string& address, const Finding& finding);

  std::map<std::string, Symptom> found_;
  std::vector<std::string> errors_;
};

/// Whether two lists of requirements have one in common.
bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace conform::prove
