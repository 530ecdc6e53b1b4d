#include "suite/scalar.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace conform::suite {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

template <std::size_t Size>
bool is_one_of(std::string_view text, const std::string_view (&candidates)[Size]) {
  return std::find(std::begin(candidates), std::end(candidates), text) != std::end(candidates);
}

constexpr std::string_view nulls[] = {"", "~", "null", "Null", "NULL"};
constexpr std::string_view truths[] = {"true", "True", "TRUE"};
constexpr std::string_view falsehoods[] = {"false", "False", "FALSE"};
constexpr std::string_view not_finite[] = {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"};

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return text;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
bool is_number(std::string_view text) {
  text = without_sign(text);
  const std::size_t whole = count_digits(text);
  text.remove_prefix(whole);
  std::size_t fraction = 0;
  if (!text.empty() && text.front() == '.') {
    fraction = count_digits(text.substr(1));
    text.remove_prefix(fraction + 1);
  }
  if (whole + fraction == 0) return false;
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text = without_sign(text.substr(1));
  return !text.empty() && count_digits(text) == text.size();
}

/// The digits and the base of an integer; base 0 if it is none. Decimal digits keep a minus sign.
struct IntegerForm {
  std::string_view digits;
  int base = 0;
};

IntegerForm integer_form(std::string_view text) {
  const auto all = [](std::string_view digits, auto&& allowed) {
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), allowed);
  };
  if (text.starts_with("0x") && all(text.substr(2), [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      }))
    return {text.substr(2), 16};
  if (text.starts_with("0o") && all(text.substr(2), [](char c) { return c >= '0' && c <= '7'; }))
    return {text.substr(2), 8};
  if (!all(without_sign(text), is_digit)) return {};
  return {text.front() == '+' ? text.substr(1) : text, 10};
}

void read_integer(const IntegerForm& form, PlainScalar& scalar) {
  scalar.node.kind = Node::Kind::integer;
  const char* const end = form.digits.data() + form.digits.size();
  if (std::from_chars(form.digits.data(), end, scalar.node.integer, form.base).ec != std::errc{})
    scalar.problem = "the integer does not fit into 64 bits";
}

void read_number(std::string_view text, PlainScalar& scalar) {
  scalar.node.kind = Node::Kind::number;
  if (text.front() == '+') text.remove_prefix(1);
  if (std::from_chars(text.data(), text.data() + text.size(), scalar.node.number).ec != std::errc{})
    scalar.problem = "the number is too large or too small";
}

}  // namespace

PlainScalar plain_scalar(std::string_view spelling) {
  PlainScalar scalar;
  scalar.node.text = spelling;
  if (is_one_of(spelling, nulls)) return scalar;
  scalar.node.kind = Node::Kind::text;
  if (is_one_of(spelling, truths) || is_one_of(spelling, falsehoods)) {
    scalar.node.kind = Node::Kind::boolean;
    scalar.node.boolean = is_one_of(spelling, truths);
  } else if (const IntegerForm form = integer_form(spelling); form.base != 0) {
    read_integer(form, scalar);
  } else if (is_number(spelling)) {
    read_number(spelling, scalar);
  } else if (is_one_of(without_sign(spelling), not_finite)) {
    scalar.node.kind = Node::Kind::number;
    scalar.problem = "JSON has no such number";
  }
  return scalar;
}

}  // namespace conform::suite
