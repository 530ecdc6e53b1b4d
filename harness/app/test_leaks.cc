#include "app/test_leaks.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace conform::app {
namespace {

std::string each_byte(const std::string& bytes, const char* format) {
  std::string out;
  for (const char c : bytes) out += fmt::format(fmt::runtime(format), static_cast<unsigned char>(c));
  return out;
}

/// As browsers and PHP do it, in upper or lower case.
std::string percent(const std::string& bytes, const char* format) {
  std::string out;
  for (const char c : bytes) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : each_byte({c}, format);
  }
  return out;
}

std::string escaped(const std::string& text, const std::vector<std::pair<char, std::string>>& table) {
  std::string out;
  for (const char c : text) {
    std::string piece(1, c);
    for (const auto& [from, to] : table)
      if (c == from) piece = to;
    out += piece;
  }
  return out;
}

/// The digits that stand in the base64 of any text with the secret `before` bytes from its beginning.
std::string base64_core(const std::string& secret, std::size_t before, std::string_view last_two) {
  const std::string digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + std::string(last_two);
  std::string bits;
  for (const char c : std::string(before, 'x') + secret)
    bits += fmt::format("{:08b}", static_cast<unsigned char>(c));
  std::string out;
  for (std::size_t at = 0; at + 6 <= bits.size(); at += 6)
    if (at >= before * 8) out += digits[std::stoul(bits.substr(at, 6), nullptr, 2)];
  return out;
}

std::string json_text(const std::string& text, bool ascii) {
  const std::string quoted =
      nlohmann::json(text).dump(-1, ' ', ascii, nlohmann::json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

std::vector<Disguise> disguises_of(const std::string& secret) {
  std::vector<Disguise> all{
      {"plain", secret},
      {"percent", percent(secret, "%{:02X}")},
      {"percent, lower case", percent(secret, "%{:02x}")},
      {"every byte percent-encoded", each_byte(secret, "%{:02X}")},
      {"hexadecimal", each_byte(secret, "{:02x}")},
      {"hexadecimal, upper case", each_byte(secret, "{:02X}")},
      {"JSON", json_text(secret, false)},
      {"JSON in ASCII", json_text(secret, true)},
      {"JSON of PHP", escaped(json_text(secret, true), {{'/', "\\/"}})},
      {"HTML",
       escaped(secret, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#039;"}})},
      {"shell", escaped(secret, {{'\'', "'\\''"}})},
  };
  for (std::size_t before = 0; before < 3; ++before) {
    all.push_back({fmt::format("base64 at {}", before), base64_core(secret, before, "+/")});
    all.push_back({fmt::format("base64url at {}", before), base64_core(secret, before, "-_")});
  }
  return all;
}

std::string base64_of(const std::string& bytes) {
  std::string text = base64_core(bytes, 0, "+/");
  // The last digit of a length that is no multiple of three holds the bits that are left.
  if (bytes.size() % 3 != 0) text = base64_core(bytes + std::string(3 - bytes.size() % 3, '\0'), 0, "+/");
  for (std::size_t i = 0; i < (3 - bytes.size() % 3) % 3; ++i) text[text.size() - 1 - i] = '=';
  return text;
}

std::vector<std::string> leaks_in(std::string_view text, const std::vector<std::string>& secrets) {
  constexpr std::size_t around = 60;
  std::vector<std::string> leaks;
  for (const std::string& secret : secrets)
    for (const Disguise& disguise : disguises_of(secret)) {
      const auto at = text.find(disguise.text);
      if (at == std::string_view::npos) continue;
      const std::size_t begin = at > around ? at - around : 0;
      leaks.push_back(fmt::format("{} as {}: ...{}...", secret, disguise.name,
                                  text.substr(begin, disguise.text.size() + 2 * around)));
      break;
    }
  return leaks;
}

}  // namespace conform::app
