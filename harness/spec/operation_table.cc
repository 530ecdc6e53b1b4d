#include "spec/operation_table.h"

#include <algorithm>

namespace conform::spec {
namespace {

constexpr OperationRow rows[] = {
#include "spec/operation_rows.inc"
};

}  // namespace

std::span<const OperationRow> operation_table() {
  return rows;
}

const OperationRow* find_operation(std::string_view id) {
  const auto* const found =
      std::lower_bound(std::begin(rows), std::end(rows), id,
                       [](const OperationRow& row, std::string_view wanted) { return row.id < wanted; });
  return found != std::end(rows) && found->id == id ? found : nullptr;
}

const OperationRow* find_operation(std::string_view method, std::string_view path_template) {
  const auto* const found = std::find_if(std::begin(rows), std::end(rows), [&](const OperationRow& row) {
    return row.method == method && row.path == path_template;
  });
  return found != std::end(rows) ? found : nullptr;
}

std::vector<std::string> operation_ids() {
  std::vector<std::string> ids;
  for (const OperationRow& row : rows) ids.emplace_back(row.id);
  return ids;
}

}  // namespace conform::spec
