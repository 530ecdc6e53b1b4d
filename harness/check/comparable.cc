#include "check/comparable.h"

#include <nlohmann/json.hpp>

#include "spec/date_time.h"

namespace conform::check {

namespace {

template <typename T>
int order(T a, T b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

long double exact(const nlohmann::json& number) {
  if (number.is_number_unsigned()) return static_cast<long double>(number.get<std::uint64_t>());
  if (number.is_number_integer()) return static_cast<long double>(number.get<std::int64_t>());
  return static_cast<long double>(number.get<double>());
}

}  // namespace

int Comparable::compare(const Comparable& other) const {
  return kind == Kind::number ? order(number, other.number) : order(seconds, other.seconds);
}

std::optional<Comparable> comparable(const nlohmann::json& value) {
  if (value.is_number()) return Comparable{Comparable::Kind::number, exact(value), 0};
  if (!value.is_string()) return std::nullopt;
  const auto text = spec::parse_date_time(value.get_ref<const std::string&>());
  if (!text) return std::nullopt;
  if (text->form == spec::DateTimeForm::local || text->form == spec::DateTimeForm::date)
    return Comparable{Comparable::Kind::civil, 0, spec::civil_seconds(text->civil)};
  return Comparable{Comparable::Kind::instant, 0, spec::to_instant(*text)};
}

std::string_view name(Comparable::Kind kind) {
  switch (kind) {
    case Comparable::Kind::instant:
      return "date-time with an offset";
    case Comparable::Kind::civil:
      return "date or date-time without an offset";
    default:
      return "number";
  }
}

}  // namespace conform::check
