#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform::app {

/// How a secret could stand in a file, found out without the code under test: `base64 of ...: ...`. Plain,
/// percent-encoded, hexadecimal, escaped for JSON, HTML and a shell, and in base64 at each of its three
/// alignments.
struct Disguise {
  std::string name;
  std::string text;
};
std::vector<Disguise> disguises_of(const std::string& secret);

/// The bytes in base64, with padding.
std::string base64_of(const std::string& bytes);

/// What of the secrets stands in a text: one line for each, `NAME as DISGUISE: ...text around it...`.
std::vector<std::string> leaks_in(std::string_view text, const std::vector<std::string>& secrets);

}  // namespace conform::app
