#include "plan/login_name.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "http/encode.h"

namespace conform::plan {
namespace {

using nlohmann::json;

/// `name` of `Basic bmFtZTpwYXNz`. What is no pair logs nobody in, unless nobody knows yet what it will be.
std::optional<std::string> basic_name(const std::string& credentials) {
  if (credentials.find("${") != std::string::npos) return credentials;
  const std::string pair = http::base64_decoded(credentials);
  const auto colon = pair.find(':');
  return colon == std::string::npos ? std::nullopt : std::optional(pair.substr(0, colon));
}

/// `name` of `Digest realm="x", username="name"`, quoted or not.
std::optional<std::string> digest_name(std::string_view credentials) {
  constexpr std::string_view key = "username=";
  const auto found = lowered(credentials).find(key);
  if (found == std::string::npos) return std::nullopt;
  std::string_view name = credentials.substr(found + key.size());
  const bool quoted = name.starts_with('"');
  if (quoted) name.remove_prefix(1);
  return std::string(name.substr(0, name.find_first_of(quoted ? "\"" : ", ")));
}

/// `_username` of `login[_username]`.
std::string_view innermost(std::string_view field) {
  if (!field.ends_with(']')) return field;
  field.remove_suffix(1);
  return field.substr(field.rfind('[') + 1);
}

/// A form in parts, RFC 7578: what stands behind the blank line of the part of that name.
void add_parts(std::string_view body, std::vector<Field>& out) {
  constexpr std::string_view key = " name=\"", line_ends = "\r\n";
  for (auto at = body.find(key); at != std::string_view::npos; at = body.find(key, at + 1)) {
    const std::string_view part = body.substr(at + key.size());
    auto content = std::min(part.find("\n\n"), part.find("\r\n\r\n"));
    if (content == std::string_view::npos) continue;
    content = std::min(part.find_first_not_of(line_ends, content), part.size());
    const std::string_view value = part.substr(content);
    out.emplace_back(part.substr(0, part.find('"')), value.substr(0, value.find_first_of(line_ends)));
  }
}

}  // namespace

std::optional<std::string> login_name_in_header(std::string_view header, std::string_view value) {
  const std::string name = lowered(header);
  if (name == "x-auth-user") return std::string(trimmed(value));
  if (name != "authorization" && name != "proxy-authorization") return std::nullopt;
  const std::string_view text = trimmed(value);
  const auto blank = std::min(text.find(' '), text.size());
  const std::string credentials(trimmed(text.substr(blank)));
  const std::string scheme = lowered(text.substr(0, blank));
  if (scheme == "basic") return basic_name(credentials);
  return scheme == "digest" ? digest_name(credentials) : std::nullopt;
}

std::vector<std::string> login_names_in_fields(const std::vector<Field>& fields, std::string_view path) {
  constexpr std::array<std::string_view, 4> of_logins{"username", "user", "login", "email"};
  const bool is_login = lowered(path.substr(0, path.find('?'))).find("login") != std::string::npos;
  std::vector<std::string> names;
  for (const auto& [field, value] : fields) {
    const std::string_view key = innermost(field);
    const bool names_account =
        key == "_username" ||
        (is_login && std::find(of_logins.begin(), of_logins.end(), key) != of_logins.end());
    if (names_account) names.push_back(value);
  }
  return names;
}

std::vector<Field> body_fields(const std::string& body) {
  std::vector<Field> fields;
  const json object = json::parse(body, nullptr, false);
  if (object.is_object()) {
    for (const auto& [key, value] : object.items())
      fields.emplace_back(key, value.is_string() ? value.get<std::string>() : value.dump());
    return fields;
  }
  add_parts(body, fields);
  return fields.empty() ? http::decode_form(body) : fields;
}

}  // namespace conform::plan
