#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_location.h"

namespace conform {

enum class Severity { error, warning };

/// One thing that is wrong with the input, as facts. Text is made of it by `render` alone.
struct Diagnostic {
  Severity severity = Severity::error;
  SourceLocation where;
  std::string message;  ///< one sentence without a full stop, in lower case
  std::string hint;     ///< what to do about it; may be empty
};

/// Collects everything that is wrong with the input, so that all of it is reported at once.
class Diagnostics {
 public:
  void error(SourceLocation where, std::string message, std::string hint = {});
  void warning(SourceLocation where, std::string message, std::string hint = {});
  void add(Diagnostic diagnostic);
  void append(const Diagnostics& other);

  /// Keeps the text of a file, so that `render` can show the guilty line.
  void remember_text(const std::string& file, std::shared_ptr<const std::string> text);

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t error_count() const;
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }

  /// The line of a remembered file, without its line end; empty if unknown.
  [[nodiscard]] std::string_view line_of(const SourceLocation& where) const;

 private:
  std::vector<Diagnostic> items_;
  std::map<std::string, std::shared_ptr<const std::string>> texts_;
};

/// Renders every diagnostic, in the order of file and place:
///
///     suites/token/expiry.yaml:12:9: error: unknown key 'expct'
///        12 |         expct: { status: 200 }
///           |         ^~~~~
///           hint: did you mean 'expect'?
///
/// At most `limit` of them, then how many more there are.
std::string render(const Diagnostics& diagnostics, bool colour = false, std::size_t limit = 50);

/// The input is wrong and nothing can be run; carries all that was found. Ends in exit code 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Diagnostics diagnostics);
  InputError(SourceLocation where, std::string message, std::string hint = {});
  [[nodiscard]] const Diagnostics& diagnostics() const { return *diagnostics_; }

 private:
  std::shared_ptr<const Diagnostics> diagnostics_;  // shared, so that copying an exception cannot throw
};

/// Throws `InputError` if anything of severity error was collected.
void throw_if_errors(const Diagnostics& diagnostics);

}  // namespace conform
