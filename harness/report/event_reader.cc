#include <map>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/diagnostic.h"
#include "base/text.h"
#include "report/event_fields.h"
#include "report/event_json.h"

namespace conform::report {
namespace {

using nlohmann::json;

/// Reads values of one line; every complaint names the key by its path.
struct ValueReader {
  const SourceLocation& where;
  std::string path;

  [[noreturn]] void complain(std::string_view what) const {
    const std::string subject = path.empty() ? "the line" : "'" + printable(shortened(path, 100)) + "'";
    throw InputError(where, subject + " " + std::string(what));
  }

  void read(const json& from, std::string& to) const {
    if (!from.is_string()) complain("is no text");
    to = from.get<std::string>();
  }
  void read(const json& from, bool& to) const {
    if (!from.is_boolean()) complain("is neither true nor false");
    to = from.get<bool>();
  }
  template <std::integral T>
  void read(const json& from, T& to) const {
    if (!from.is_number_integer()) complain("is no whole number");
    const bool is_unsigned = from.is_number_unsigned();
    const bool fits = is_unsigned ? std::in_range<T>(from.get<std::uint64_t>())
                                  : std::in_range<T>(from.get<std::int64_t>());
    if (!fits) complain("is out of range");
    to = from.get<T>();
  }
  void read(const json& from, Version& to) const {
    std::string text;
    read(from, text);
    const auto version = Version::parse(text);
    if (!version) complain("is no version");
    to = *version;
  }
  template <typename T>
  void read(const json& from, std::optional<T>& to) const {
    if (from.is_null()) {
      to.reset();
    } else {
      read(from, to.emplace());
    }
  }
  template <typename T, typename Add>
  void read_list(const json& from, Add add) const {
    if (!from.is_array()) complain("is no list");
    for (std::size_t i = 0; i < from.size(); ++i) {
      T value{};
      below(std::to_string(i)).read(from[i], value);
      add(std::move(value));
    }
  }
  template <typename T>
  void read(const json& from, std::vector<T>& to) const {
    to.clear();
    read_list<T>(from, [&](T value) { to.push_back(std::move(value)); });
  }
  template <typename T>
  void read(const json& from, std::set<T>& to) const {
    to.clear();
    read_list<T>(from, [&](T value) { to.insert(std::move(value)); });
  }
  template <typename T>
  void read(const json& from, std::map<std::string, T>& to) const {
    if (!from.is_object()) complain("is no object");
    to.clear();
    for (const auto& [key, value] : from.items()) below(key).read(value, to[key]);
  }
  template <typename T>
  requires std::is_enum_v<T>
  void read(const json& from, T& to) const {
    std::string text;
    read(from, text);
    constexpr int more_than_any_has = 16;
    for (int i = 0; i < more_than_any_has && i <= static_cast<int>(last_of(to)); ++i) {
      if (name(static_cast<T>(i)) != text) continue;
      to = static_cast<T>(i);
      return;
    }
    complain("has the unknown value '" + printable(shortened(text, 60)) + "'");
  }
  template <typename T>
  requires std::is_class_v<T>
  void read(const json& from, T& to) const;

  [[nodiscard]] ValueReader below(const std::string& key) const {
    return {where, path.empty() ? key : path + '.' + key};
  }

  static constexpr Verdict last_of(Verdict) { return Verdict::failed; }
  static constexpr Level last_of(Level) { return Level::must; }
  static constexpr Blame last_of(Blame) { return Blame::harness; }
};

struct ObjectReader {
  const ValueReader& reader;
  const json& object;

  template <typename T>
  void operator()(const char* key, T& value) const {
    const auto found = object.find(key);
    if (found != object.end()) reader.below(key).read(*found, value);
  }
  template <typename T>
  void required(const char* key, T& value) const {
    const auto found = object.find(key);
    if (found == object.end()) reader.complain("has no '" + std::string(key) + "'");
    reader.below(key).read(*found, value);
  }
};

template <typename T>
requires std::is_class_v<T>
void ValueReader::read(const json& from, T& to) const {
  if (!from.is_object()) complain("is no object");
  ObjectReader fields{*this, from};
  visit_fields(fields, to);
}

template <std::size_t index = 0>
RunEvent event_named(std::string_view kind, const json& object, const ValueReader& reader) {
  if constexpr (index == event_names.size()) {
    throw InputError(reader.where, "unknown event '" + printable(shortened(kind, 60)) + "'",
                     "the file was written by a newer version, or is no run");
  } else {
    if (kind != event_names[index]) return event_named<index + 1>(kind, object, reader);
    std::variant_alternative_t<index, RunEvent> event;
    reader.read(object, event);
    return event;
  }
}

}  // namespace

RunEvent event_of_line(std::string_view line, const SourceLocation& where) {
  const json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded()) throw InputError(where, "the line is no JSON");
  const ValueReader reader{where, {}};
  if (!object.is_object()) reader.complain("is no object");
  const auto kind = object.find("event");
  if (kind == object.end()) reader.complain("has no 'event'");
  std::string kind_name;
  reader.below("event").read(*kind, kind_name);
  return event_named(kind_name, object, reader);
}

bool is_json(std::string_view line) {
  return json::accept(line);
}

}  // namespace conform::report
