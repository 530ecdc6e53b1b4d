#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "report/event_fields.h"
#include "report/event_json.h"
#include "report/json_text.h"

namespace conform::report {
namespace {

/// Writes a value straight as text. A line is written for every case of a run while the run waits, and a tree
/// of JSON values in between took half of the time that a case costs.
class LineWriter {
 public:
  explicit LineWriter(std::string& out) : out_(out) {}

  template <typename T>
  void operator()(const char* key, const T& value) {
    out_ += is_first_ ? '{' : ',';
    is_first_ = false;
    append_json_string(out_, key);
    out_ += ':';
    write(value);
  }
  template <typename T>
  void required(const char* key, const T& value) {
    (*this)(key, value);
  }
  void end() { out_ += is_first_ ? "{}" : "}"; }

 private:
  void write(const std::string& value) { append_json_string(out_, value); }
  void write(bool value) { out_ += value ? "true" : "false"; }
  void write(const Version& value) { write(to_string(value)); }
  template <std::integral T>
  void write(const T& value) {
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  template <typename T>
  void write(const std::optional<T>& value) {
    if (value) {
      write(*value);
    } else {
      out_ += "null";
    }
  }
  template <typename T>
  void write(const std::vector<T>& values) {
    write_list(values);
  }
  template <typename T>
  void write(const std::set<T>& values) {
    write_list(values);
  }
  template <typename T>
  void write(const std::map<std::string, T>& values) {
    char separator = '{';
    for (const auto& [key, value] : values) {
      out_ += separator;
      separator = ',';
      append_json_string(out_, key);
      out_ += ':';
      write(value);
    }
    out_ += values.empty() ? "{}" : "}";
  }
  template <typename T>
  void write(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      append_json_string(out_, name(value));
    } else {
      LineWriter inner(out_);
      visit_fields(inner, value);
      inner.end();
    }
  }
  template <typename List>
  void write_list(const List& values) {
    char separator = '[';
    for (const auto& value : values) {
      out_ += separator;
      separator = ',';
      write(value);
    }
    out_ += values.empty() ? "[]" : "]";
  }

  std::string& out_;
  bool is_first_ = true;
};

}  // namespace

std::string to_line(const RunEvent& event) {
  std::string line;
  LineWriter writer(line);
  writer("event", std::string(event_names.at(event.index())));
  std::visit([&](const auto& value) { visit_fields(writer, value); }, event);
  writer.end();
  return line;
}

}  // namespace conform::report
