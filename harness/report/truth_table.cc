#include "report/truth_table.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"

namespace conform::report {
namespace {

/// With fewer, what is there are the scattered cells of a selection and no table.
constexpr std::size_t fewest_columns = 6;

/// The place of a sent value among the columns.
int rank(const std::string& sent) {
  constexpr std::string_view words[] = {"missing", "true", "false", "null"};
  const auto* const word = std::find(std::begin(words), std::end(words), sent);
  if (word != std::end(words)) return static_cast<int>(word - std::begin(words));
  if (sent.empty()) return 8;
  if (sent.front() == '"') return 5;
  if (sent.front() == '[') return 6;
  return sent.front() == '{' ? 7 : 4;
}

/// A cell in few letters, as the line above the table explains them.
std::string letter(const std::set<std::string>& seen) {
  std::string text;
  for (const std::string& one : seen) {
    if (!text.empty()) text += '/';
    text += one == "true" ? "T" : one == "false" ? "f" : one;
  }
  return text.empty() ? "." : text;
}

/// `billable, visible of a customer by PATCH, POST`: what belongs to one thing and came in the same ways is
/// one.
std::vector<std::string> names_of(const std::vector<const TruthTable::Row*>& rows) {
  std::map<std::string, std::string> ways;  // by field
  for (const TruthTable::Row* row : rows) {
    std::string& known = ways[row->field];
    known += (known.empty() ? "" : ", ") + row->way;
  }
  std::map<std::string, std::string> names;  // ` of a customer by PATCH, POST` → `billable, visible`
  for (const auto& [field, how] : ways) {
    const std::size_t of = std::min(field.find(" of "), field.size());
    std::string& known = names[field.substr(of) + " by " + how];
    known += (known.empty() ? "" : ", ") + field.substr(0, of);
  }
  std::vector<std::string> out;
  for (const auto& [owner, fields] : names) out.push_back(fields + owner);
  return out;
}

std::string joined_cells(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += ' ' + std::string(widths[i] - std::min(widths[i], columns(cells[i])), ' ') + cells[i];
  return out;
}

}  // namespace

TruthTable truth_table(const Report& report) {
  std::map<std::pair<std::string, std::string>, TruthTable::Row> rows;
  std::set<std::string> sent;
  for (const SuiteResult& suite : report.suites) {
    for (const ScenarioResult& scenario : suite.scenarios) {
      for (const CaseFinished& one : scenario.cases) {
        for (const TableCell& cell : one.cells) {
          TruthTable::Row& row = rows[{cell.field, cell.way}];
          row.field = cell.field;
          row.way = cell.way;
          row.seen[cell.sent].insert(cell.seen);
          sent.insert(cell.sent);
        }
      }
    }
  }
  TruthTable table;
  table.columns.assign(sent.begin(), sent.end());
  std::stable_sort(table.columns.begin(), table.columns.end(),
                   [](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
  for (auto& [key, row] : rows) table.rows.push_back(std::move(row));
  return table;
}

std::string truth_table_section(const Report& report, const Layout& layout) {
  const TruthTable table = truth_table(report);
  if (table.columns.size() < fewest_columns) return {};
  std::map<std::vector<std::string>, std::vector<const TruthTable::Row*>> groups;
  std::vector<std::size_t> widths;
  for (const std::string& column : table.columns) widths.push_back(columns(printable(column)));
  for (const TruthTable::Row& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto found = row.seen.find(table.columns[i]);
      cells.push_back(found == row.seen.end() ? "." : printable(letter(found->second)));
      widths[i] = std::max(widths[i], columns(cells.back()));
    }
    groups[cells].push_back(&row);
  }
  std::vector<std::string> heads;
  for (const std::string& column : table.columns) heads.push_back(printable(column));
  std::string out = layout.hanging("  ", "T true, f false, a number the status that refused it, . not tried");
  out += ' ' + joined_cells(heads, widths) + '\n';
  for (const auto& [cells, rows] : groups) {
    out += ' ' + joined_cells(cells, widths) + '\n';
    out += layout.hanging("      ", printable(joined(names_of(rows), "; ")));
  }
  return out;
}

}  // namespace conform::report
