#include <algorithm>
#include <array>

#include "check/keyword.h"
#include "check/keyword_rows.h"

namespace conform::check {

std::span<const Keyword> keywords() {
  static const std::array table{
      absent_keyword(),       at_keyword(),      contains_keyword(), date_time_keyword(),
      differs_from_keyword(), each_keyword(),    equals_keyword(),   exactly_keyword(),
      instant_keyword(),      matches_keyword(), one_of_keyword(),   openapi_keyword(),
      present_keyword(),      range_keyword(),   same_as_keyword(),  same_instant_as_keyword(),
      size_keyword(),         sorted_keyword(),  type_keyword(),     zone_keyword(),
  };
  return table;
}

const Keyword* find_keyword(std::string_view name) {
  for (const Keyword& row : keywords())
    if (row.name == name) return &row;
  return nullptr;
}

std::vector<std::string> keyword_names() {
  std::vector<std::string> names;
  for (const Keyword& row : keywords()) names.emplace_back(row.name);
  return names;
}

}  // namespace conform::check
