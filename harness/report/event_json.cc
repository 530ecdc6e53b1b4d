#include "report/event_json.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "report/event_fields.h"

namespace conform::report {
namespace {

using nlohmann::ordered_json;

ordered_json written(const std::string& value) {
  return value;
}
ordered_json written(bool value) {
  return value;
}
ordered_json written(const Version& value) {
  return to_string(value);
}
template <std::integral T>
ordered_json written(const T& value) {
  return value;
}
template <typename T>
ordered_json written(const T& value);
template <typename T>
ordered_json written(const std::optional<T>& value) {
  return value ? written(*value) : ordered_json();
}
template <typename T>
ordered_json written_list(const T& values) {
  ordered_json list = ordered_json::array();
  for (const auto& value : values) list.push_back(written(value));
  return list;
}
template <typename T>
ordered_json written(const std::vector<T>& values) {
  return written_list(values);
}
template <typename T>
ordered_json written(const std::set<T>& values) {
  return written_list(values);
}
template <typename T>
ordered_json written(const std::map<std::string, T>& values) {
  ordered_json object = ordered_json::object();
  for (const auto& [key, value] : values) object[key] = written(value);
  return object;
}

struct ObjectWriter {
  ordered_json object = ordered_json::object();

  template <typename T>
  void operator()(const char* key, const T& value) {
    object[key] = written(value);
  }
  template <typename T>
  void required(const char* key, const T& value) {
    object[key] = written(value);
  }
};

template <typename T>
ordered_json written(const T& value) {
  if constexpr (std::is_enum_v<T>) {
    return name(value);
  } else {
    ObjectWriter writer;
    visit_fields(writer, value);
    return std::move(writer.object);
  }
}

}  // namespace

ordered_json to_json(const Finding& finding) {
  return written(finding);
}
ordered_json to_json(const SourceLocation& where) {
  return written(where);
}
ordered_json to_json(const TargetFacts& facts) {
  return written(facts);
}

std::string dumped(const ordered_json& value, int indentation) {
  return value.dump(indentation, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace conform::report
