#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conform::plan {

/// The name of the account that a header logs in with a password: `X-AUTH-USER: name`, `Authorization: Basic
/// ...`, `Authorization: Digest username="name"`, and the same for a proxy. Nothing for a header that names
/// nobody, tokens for one.
std::optional<std::string> login_name_in_header(std::string_view header, std::string_view value);

/// A field of a form, a query or an object with its value.
using Field = std::pair<std::string, std::string>;

/// The names that such fields log in with: `_username` wherever it stands, `username` and its like where the
/// path is that of a login.
std::vector<std::string> login_names_in_fields(const std::vector<Field>& fields, std::string_view path);

/// The fields of a body as text: an object of JSON, a form in parts, else an encoded form.
std::vector<Field> body_fields(const std::string& body);

}  // namespace conform::plan
