#include "spec/pattern.h"

#include <array>
#include <new>
#include <stdexcept>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace conform::spec {
namespace {

// `^(a+)+$` against 28 letters needs 2^28 steps; honest patterns need far less than a million.
constexpr std::uint32_t step_limit = 1'000'000;
constexpr std::uint32_t heap_limit_kib = 64 * 1024;
constexpr std::size_t longest_pattern = std::size_t{64} * 1024;

// ECMA 262 as far as PCRE2 offers it.
constexpr std::uint32_t options = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_DOLLAR_ENDONLY |
                                  PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF |
                                  PCRE2_NEVER_BACKSLASH_C;

std::string error_text(int error) {
  std::array<PCRE2_UCHAR, 256> buffer{};
  pcre2_get_error_message(error, buffer.data(), buffer.size());
  return reinterpret_cast<const char*>(buffer.data());
}

using MatchContext = std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)>;
using MatchData = std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)>;

}  // namespace

Pattern::Pattern(std::string text) : text_(std::move(text)) {
  if (text_.size() > longest_pattern) throw std::invalid_argument("the pattern is longer than 64 KiB");
  int error = 0;
  PCRE2_SIZE at = 0;
  pcre2_code* code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text_.data()), text_.size(), options, &error, &at, nullptr);
  if (code == nullptr)
    throw std::invalid_argument("the pattern is wrong at byte " + std::to_string(at) + ": " +
                                error_text(error));
  code_ = std::shared_ptr<const void>(
      code, [](const void* one) { pcre2_code_free(static_cast<pcre2_code*>(const_cast<void*>(one))); });
}

PatternMatch Pattern::search(std::string_view subject) const {
  const auto* code = static_cast<const pcre2_code*>(code_.get());
  const MatchContext context(pcre2_match_context_create(nullptr), pcre2_match_context_free);
  const MatchData data(pcre2_match_data_create_from_pattern(code, nullptr), pcre2_match_data_free);
  if (!context || !data) throw std::bad_alloc();
  pcre2_set_match_limit(context.get(), step_limit);
  pcre2_set_heap_limit(context.get(), heap_limit_kib);
  // The subject comes from a JSON parser, which has checked that it is UTF-8.
  const int result = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), 0,
                                 PCRE2_NO_UTF_CHECK, data.get(), context.get());
  if (result >= 0) return PatternMatch::yes;
  return result == PCRE2_ERROR_NOMATCH ? PatternMatch::no : PatternMatch::undecidable;
}

}  // namespace conform::spec
