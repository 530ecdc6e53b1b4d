#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conform::target {

enum class Grade {
  good,
  note,     ///< worth knowing
  warning,  ///< a run is possible, but something is wrong
  problem,  ///< no run is possible
};

/// `ok`, `note`, `warning`, `problem`.
std::string_view name(Grade grade);

/// What a check has to say about an installation.
struct Remark {
  std::string check;
  Grade grade = Grade::good;
  std::string text;    ///< plain words, printable
  std::string remedy;  ///< what to do about it; may be empty
};

/// Collects what the checks say.
class Remarks {
 public:
  void begin(std::string_view check) { check_ = check; }
  void good(std::string text) { add(Grade::good, std::move(text), {}); }
  void note(std::string text, std::string remedy = {}) {
    add(Grade::note, std::move(text), std::move(remedy));
  }
  void warning(std::string text, std::string remedy) {
    add(Grade::warning, std::move(text), std::move(remedy));
  }
  void problem(std::string text, std::string remedy) {
    add(Grade::problem, std::move(text), std::move(remedy));
  }
  void say(Grade grade, std::string text, std::string remedy) {
    add(grade, std::move(text), std::move(remedy));
  }
  /// For the JSON form: a value under a name of its own.
  void fact(const std::string& key, std::string value) { facts_[key] = std::move(value); }

  [[nodiscard]] const std::vector<Remark>& all() const { return all_; }
  [[nodiscard]] const std::map<std::string, std::string>& facts() const { return facts_; }
  [[nodiscard]] const Remark* first_problem() const;

 private:
  void add(Grade grade, std::string text, std::string remedy);

  std::string check_;
  std::vector<Remark> all_;
  std::map<std::string, std::string> facts_;
};

}  // namespace conform::target
