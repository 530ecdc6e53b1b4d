#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conform::http {

/// The text as one segment of a path: everything but RFC 3986's unreserved characters is percent-encoded.
/// `.` and `..` are encoded too, so that a client does not resolve them; a server that decodes before it
/// resolves still may.
std::string encode_path_segment(std::string_view text);

/// `size=5&term=a%20b`, without the question mark; empty for no pairs. Names are encoded like values. A list
/// is given as repeated pairs named `users[]`, which PHP reads in the encoded form `users%5B%5D=1` as well.
std::string encode_query(const std::vector<std::pair<std::string, std::string>>& pairs);

/// The pairs of a form-encoded body, in its order; `+` is a blank, and what is no escape stays as it is.
std::vector<std::pair<std::string, std::string>> decode_form(std::string_view body);

/// What a text in base64 says, up to the first character that is none of its digits; garbage for a text that
/// is no base64.
std::string base64_decoded(std::string_view text);

/// Everything but unreserved characters percent-encoded, with upper-case digits.
std::string percent_encoded(std::string_view text);

}  // namespace conform::http
