#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/finding.h"
#include "base/node.h"
#include "base/run_event.h"
#include "base/target_facts.h"
#include "base/version.h"

namespace conform::check {

/// A known difference between promise and product. Recognised by its fingerprint alone: classes, never
/// values.
struct Deviation {
  std::string id;
  std::string cause;      ///< groups rows of one cause in the summary: `offset-without-colon`
  std::string check;      ///< `contract.schema`, `equals`, ...
  std::string operation;  ///< id, or empty: any
  std::string property;   ///< `TimesheetEntity.begin`, a pointer, or empty: any
  std::string scenario;   ///< address, with or without the case, in which it shows; empty: any
  std::string expected;   ///< expected class
  std::string seen;       ///< actual class
  VersionRange versions;
  bool always = false;  ///< shows whenever its place is exercised; otherwise it may
  std::string reason;
  std::string reference;
  SourceLocation where;
};

/// The deviations of one or more files (`specs/deviations/*.yaml`).
class DeviationList {
 public:
  /// Adds a file's rows; throws `InputError` with everything that is wrong.
  void add(const Node& file, const Diagnostics& texts);

  [[nodiscard]] const std::vector<Deviation>& all() const { return rows_; }
  /// The newest version for which the rows were verified.
  [[nodiscard]] const Version& verified_for() const { return verified_for_; }

  /// The row that a finding is, on that version and in the case of that address; null if it is a fault.
  [[nodiscard]] const Deviation* recognise(const Finding& finding, std::string_view case_address,
                                           const Version& version) const;

 private:
  std::vector<Deviation> rows_;
  Version verified_for_;
};

/// Says at the end of a whole run which deviations showed and which are stale. `cases` are all that ran.
std::vector<DeviationFinished> settle(const DeviationList& list, const std::vector<CaseFinished>& cases,
                                      const Version& version);

}  // namespace conform::check
