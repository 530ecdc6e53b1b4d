#include "target/doctor/plugin_list.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "spec/json_body.h"

namespace conform::target {
namespace {

std::string text_at(const nlohmann::json& item, std::string_view pointer) {
  constexpr std::size_t longest = 60;
  const nlohmann::json* value = pointer_find(item, pointer);
  return value != nullptr && value->is_string() ? shortened(printable(value->get<std::string>()), longest)
                                                : "";
}

}  // namespace

std::optional<std::vector<Plugin>> plugins_of(const Evidence& evidence) {
  constexpr std::size_t most = 100;
  for (const TokenEvidence& token : evidence.tokens) {
    const http::Response* answer = token.plugins ? token.plugins->response() : nullptr;
    if (answer == nullptr || answer->status != 200) continue;
    spec::BodyParser parser;
    const spec::JsonBody body = parser.parse(answer->body);
    if (body.problem() || !body.value().is_array()) continue;
    std::vector<Plugin> plugins;
    for (const nlohmann::json& item : body.value())
      if (plugins.size() < most) plugins.push_back({text_at(item, "/name"), text_at(item, "/version")});
    std::sort(plugins.begin(), plugins.end(),
              [](const Plugin& a, const Plugin& b) { return a.name < b.name; });
    return plugins;
  }
  return std::nullopt;
}

}  // namespace conform::target
