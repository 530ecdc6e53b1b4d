#include "run/token_answer.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "http/encode.h"

namespace conform::run {
namespace {

using nlohmann::json;

json text_or_null(const std::string& text) {
  return text.empty() ? json() : json(valid_utf8(text));
}

json id_of(const std::string& text) {
  const json number = json::parse(text, nullptr, false);
  return number.is_number_integer() ? number : text_or_null(text);
}

}  // namespace

http::Exchange token_answer(const target::Actor& actor, const std::vector<target::ShownToken>& tokens) {
  json rows = json::array();
  for (const target::ShownToken& token : tokens)
    rows.push_back({{"id", id_of(token.id)},
                    {"name", text_or_null(token.name)},
                    {"last_usage", text_or_null(token.last_usage)},
                    {"expires", text_or_null(token.expires)}});
  http::Exchange exchange;
  exchange.request.target = "/en/profile/" + http::encode_path_segment(actor.username) + "/api-token";
  exchange.url = exchange.request.target;
  exchange.outcome =
      http::Response{200, {{"Content-Type", "application/json"}}, json{{"tokens", std::move(rows)}}.dump()};
  return exchange;
}

}  // namespace conform::run
