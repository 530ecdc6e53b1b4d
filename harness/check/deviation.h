#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/finding.h"
#include "base/node.h"
#include "base/run_event.h"
#include "base/target_facts.h"
#include "base/version.h"
#include "spec/document.h"

namespace conform::check {

/// A known difference between promise and product. Recognised by its fingerprint alone: classes, never
/// values.
struct Deviation {
  std::string id;     ///< of a row out of a list with what it was made for: `nulls-of-texts/UserEntity.alias`
  std::string cause;  ///< groups rows of one cause in the summary: `offset-without-colon`
  std::string check;  ///< `contract.schema`, `equals`, ...
  std::string operation;  ///< id, or empty: any
  std::string property;   ///< `TimesheetEntity.begin`, a pointer, or empty: any
  std::string scenario;   ///< address, with or without the case, in which it shows; empty: any
  std::string expected;   ///< expected class
  std::string seen;       ///< actual class
  VersionRange versions;
  bool always = false;  ///< shows whenever its place is exercised; otherwise it may
  std::string reason;
  std::string reference;
  Version verified_for;  ///< the newest version that its file was verified for
  SourceLocation where;
};

/// The deviations of one or more files (`specs/deviations/*.yaml`):
///
///     verified_for: "2.66.0"
///     deviations:
///       - id: offset-without-colon
///         cause: offset-without-colon
///         check: contract.format
///         properties: [TimesheetEntity.begin, TimesheetEntity.end]
///         expected: date-time
///         seen: date-time+hhmm
///         shows: always
///         reason: Kimai writes the offset without a colon, which RFC 3339 does not allow.
///         reference: kimai/src/...
///
/// `operations` and `properties` are lists; each value makes a row of its own.
class DeviationList {
 public:
  /// Adds a file's rows; throws `InputError` with everything that is wrong.
  void add(const Node& file, const Diagnostics& texts);

  [[nodiscard]] const std::vector<Deviation>& all() const { return rows_; }
  /// The newest version for which any of the files was verified.
  [[nodiscard]] const Version& verified_for() const { return verified_for_; }

  /// The row that a finding is, on that version and in the case of that address; null if it is a fault.
  [[nodiscard]] const Deviation* recognise(const Finding& finding, std::string_view case_address,
                                           const Version& version) const;

 private:
  std::vector<Deviation> rows_;
  std::multimap<std::string, std::size_t>
      by_check_;  ///< a schema has hundreds of rows, an answer tens of findings
  Version verified_for_;
};

/// Whether a deviation belongs to the case of that address, `a/b#scenario[case]`.
bool concerns_case(const Deviation& deviation, std::string_view case_address);

}  // namespace conform::check
