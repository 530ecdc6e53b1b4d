#include "target/one_time_code.h"

#include "target/digest.h"

namespace conform::target {
namespace {

constexpr std::int64_t step_seconds = 30;
constexpr std::uint32_t modulus = 1'000'000;

std::optional<std::uint32_t> digit_of(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
  if (c >= '2' && c <= '7') return static_cast<std::uint32_t>(c - '2' + 26);
  return std::nullopt;
}

/// A counter as the eight bytes that RFC 4226 hashes.
std::string big_endian(std::uint64_t counter) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes += static_cast<char>((counter >> static_cast<unsigned>(shift)) & 0xffU);
  return bytes;
}

}  // namespace

std::optional<std::string> decode_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char c : text) {
    if (c == ' ' || c == '-' || c == '=' || c == '\n' || c == '\r') continue;
    const auto digit = digit_of(c);
    if (!digit) return std::nullopt;
    pending = (pending << 5U) | *digit;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((pending >> bits) & 0xffU);
    pending &= (1U << bits) - 1;
  }
  if (bytes.empty()) return std::nullopt;
  return bytes;
}

std::int64_t code_step(std::int64_t unix_seconds) {
  return unix_seconds / step_seconds;
}

std::int64_t wait_for_next_code(std::int64_t unix_seconds, std::int64_t used_step) {
  return code_step(unix_seconds) > used_step ? 0 : (used_step + 1) * step_seconds - unix_seconds;
}

std::optional<std::string> one_time_code(std::string_view base32_secret, std::int64_t unix_seconds) {
  const auto key = decode_base32(base32_secret);
  if (!key || unix_seconds < 0) return std::nullopt;
  const std::string hash =
      hmac_sha1(*key, big_endian(static_cast<std::uint64_t>(unix_seconds / step_seconds)));
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(hash[i]));
  };
  // RFC 4226 section 5.3: the last four bits say where the 31 bits of the code begin.
  const std::size_t at = byte(hash.size() - 1) & 15U;
  const std::uint32_t number =
      ((byte(at) & 0x7fU) << 24U) | (byte(at + 1) << 16U) | (byte(at + 2) << 8U) | byte(at + 3);
  const std::string digits = std::to_string(number % modulus);
  return std::string(6 - digits.size(), '0') + digits;
}

}  // namespace conform::target
