#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conform::spec {

/// One operation of the Kimai API in any version that the project knows. Suites name operations by `id`, the
/// id of 2.66; a document is matched by method and path, since ids changed between versions.
struct OperationRow {
  std::string_view id;
  std::string_view method;  ///< upper case
  std::string_view path;    ///< template below the base URL: `/api/timesheets/{id}`
  bool writes;              ///< changes something on the server: true for some GETs up to 2.57
  /// Of an operation that creates: the id of the one that deletes what it made, else empty. The last path
  /// parameter of that one takes the `id` of the answer, the others those of the creating request.
  std::string_view undo;
};

/// Every known operation, sorted by id.
std::span<const OperationRow> operation_table();

const OperationRow* find_operation(std::string_view id);
const OperationRow* find_operation(std::string_view method, std::string_view path_template);
std::vector<std::string> operation_ids();

}  // namespace conform::spec
