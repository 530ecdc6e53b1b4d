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

/// How wide the columns have to be where their heads stand in two lines in turn: each may reach over the
/// column to its left, whose own stands in the other line.
std::vector<std::size_t> narrowed(std::vector<std::size_t> widths, const std::vector<std::string>& heads) {
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const std::size_t left = i == 0 ? 0 : widths[i - 1] + 1;
    const std::size_t needed = columns(heads[i]);
    widths[i] = std::max(widths[i], needed - std::min(needed, left));
  }
  return widths;
}

/// Those heads, each above the right end of its column.
std::string heads_in_turn(const std::vector<std::string>& heads, const std::vector<std::size_t>& widths) {
  std::string out;
  for (const std::size_t line : {0U, 1U}) {
    std::string text;
    std::size_t end = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      end += 1 + widths[i];
      if (i % 2 == line) text += std::string(end - columns(heads[i]) - columns(text), ' ') + heads[i];
    }
    out += ' ' + text + '\n';
  }
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
  std::vector<std::size_t> widths(table.columns.size(), 1);
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
  std::vector<std::size_t> wide = widths;
  for (std::size_t i = 0; i < heads.size(); ++i) wide[i] = std::max(wide[i], columns(heads[i]));
  const std::string line = ' ' + joined_cells(heads, wide);
  const bool fits = columns(line) <= layout.width();
  widths = fits ? wide : narrowed(widths, heads);
  out += fits ? line + '\n' : heads_in_turn(heads, widths);
  for (const auto& [cells, rows] : groups) {
    out += ' ' + joined_cells(cells, widths) + '\n';
    out += layout.hanging("      ", printable(joined(names_of(rows), "; ")));
  }
  return out;
}

}  // namespace conform::report
