#include "run/table_cell.h"

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"

namespace conform::run {
namespace {

using nlohmann::json;
constexpr std::size_t max_text = 40;
constexpr int first_refusal = 300;

std::string bounded(const json& value) {
  return shortened(printable(value.dump(-1, ' ', false, json::error_handler_t::replace)), max_text);
}

std::string sent(const suite::Tabulation& tabulation, const plan::Variables& variables) {
  if (tabulation.left_out) return "missing";
  const auto value = plan::resolve(tabulation.sent, variables);
  const json* resolved = std::get_if<json>(&value);
  return resolved == nullptr ? "?" : bounded(*resolved);
}

/// A boolean as it is; of everything else the type, as it may be somebody's.
std::string seen(const suite::Tabulation& tabulation, const JudgedStep& judged) {
  const int status = judged.exchange.response()->status;
  if (status >= first_refusal || judged.body.problem()) return std::to_string(status);
  const std::string pointer = plan::resolve_text(tabulation.seen.text, judged.variables).text;
  const json* value = pointer_find(judged.body.value(), pointer);
  if (value == nullptr) return "absent";
  return value->is_boolean() || value->is_null() ? value->dump() : value->type_name();
}

}  // namespace

TableCell table_cell(const suite::Tabulation& tabulation, const JudgedStep& judged) {
  TableCell cell;
  cell.field = printable(plan::resolve_text(tabulation.field.text, judged.variables).text);
  cell.way = judged.exchange.request.method + (judged.step.form ? " form" : "");
  cell.sent = sent(tabulation, judged.variables);
  cell.seen = seen(tabulation, judged);
  return cell;
}

}  // namespace conform::run
