#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/source_location.h"
#include "prove/fault.h"
#include "spec/requirement_catalogue.h"

namespace conform::prove {

/// What fails and should not: a scenario, or what is checked unasked of an operation's answers.
struct Symptom {
  std::string address;                    ///< `token/expiry#ends`, `contract/get_tags/200`
  std::vector<std::string> requirements;  ///< that its findings cite
  std::string finding;                    ///< the first of them, for people
};

/// What became of one fault.
struct Trial {
  Fault fault;
  std::vector<Symptom> catches;     ///< cite a requirement that it violates
  std::vector<Symptom> collateral;  ///< fail as well, for other reasons
  std::vector<std::string> errors;  ///< scenarios that came to no end, and why
  std::size_t played = 0;           ///< scenarios
  std::uint64_t duration_us = 0;
  std::string excuse;  ///< why it may survive; empty: it may not

  [[nodiscard]] bool caught() const { return !catches.empty(); }
};

/// What became of one scenario.
struct ScenarioProof {
  std::string address;
  SourceLocation where;
  std::vector<std::string> catches;     ///< names of faults
  std::vector<std::string> collateral;  ///< names of faults that it met without citing what they violate
  std::string excuse;                   ///< why it may catch nothing; empty: it may not
};

/// An expectation without which its scenario would catch the same.
struct Redundant {
  std::string scenario;
  SourceLocation where;
  std::size_t broken_by = 0;  ///< faults that break it, all of which another expectation shows as well
};

/// Suites held against faults.
struct Proof {
  std::string version;                   ///< of Kimai
  bool full = false;                     ///< every scenario that could show a fault was played against it
  std::vector<Symptom> clean;            ///< what fails without any fault; nothing is proven then
  std::vector<std::string> errors;       ///< scenarios that came to no end without any fault, and why
  std::size_t skipped = 0;               ///< scenarios that cannot be played there
  std::vector<Trial> trials;             ///< in the order of the faults
  std::vector<ScenarioProof> scenarios;  ///< all that can be played
  std::vector<Redundant> redundant;      ///< of a full proof
  std::size_t expectations = 0;          ///< that were looked at for it
  std::vector<std::string> unbroken;     ///< requirements that no fault violates
  std::uint64_t duration_us = 0;
  bool interrupted = false;

  [[nodiscard]] bool is_clean() const { return clean.empty() && errors.empty(); }
};

/// Faults that nothing catches, but for the excused.
std::vector<const Trial*> survivors(const Proof& proof);
/// Scenarios that catch nothing, but for the excused; only a full proof knows them.
std::vector<const ScenarioProof*> idle(const Proof& proof);
std::size_t caught(const Proof& proof);
/// Whether all is as it should be.
bool holds(const Proof& proof);

}  // namespace conform::prove
