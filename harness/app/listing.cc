#include "app/listing.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include <fmt/format.h>
#include <unistd.h>

#include "app/console.h"
#include "base/text.h"
#include "report/layout.h"

namespace conform::app {
namespace {

using Json = nlohmann::ordered_json;

std::string cell(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const Json& item : value) text += (text.empty() ? "" : ",") + cell(item);
  return text;
}

/// The row without blanks at its end.
std::string one_line(std::string row) {
  row.erase(row.find_last_not_of(' ') + 1);
  return row + '\n';
}

/// A row of a terminal, with the last column wrapped beside the others, or below them where they leave no
/// room.
std::string wrapped_row(const std::string& front, const std::string& last, std::size_t width) {
  constexpr std::size_t narrowest_column = 24;
  const report::Layout layout(false, width);
  if (last.empty()) return one_line(front);
  if (columns(front) + narrowest_column <= width) return layout.hanging(front, last);
  return layout.hanging("", trimmed(front), 4) + layout.hanging("    ", last);
}

}  // namespace

void print_text(const Listing& listing) {
  const bool is_terminal = ::isatty(::fileno(stdout)) == 1;
  const std::size_t width = style_for(stdout, ColourChoice::never).width;
  std::map<std::string, std::size_t> widths;
  for (const Json& row : listing.rows)
    for (const std::string& column : listing.columns)
      widths[column] = std::max(widths[column], columns(printable(cell(row[column]))));
  for (const Json& row : listing.rows) {
    std::string front;
    for (const std::string& column : listing.columns) {
      if (column == listing.columns.back()) break;
      const std::string text = printable(cell(row[column]));
      front += text + std::string(widths[column] - columns(text) + 2, ' ');
    }
    const std::string last = printable(cell(row[listing.columns.back()]));
    fmt::print("{}", is_terminal ? wrapped_row(front, last, width) : one_line(front + last));
  }
}

std::string markdown_table(const Listing& listing) {
  const auto row = [](const std::vector<std::string>& cells) {
    std::string line = "|";
    for (std::string text : cells) {
      for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
        text.insert(at, 1, '\\');
      line += ' ' + text + " |";
    }
    return line + '\n';
  };
  std::string out = row(listing.columns) + row(std::vector<std::string>(listing.columns.size(), "---"));
  for (const Json& one : listing.rows) {
    std::vector<std::string> cells;
    for (const std::string& column : listing.columns) cells.push_back(printable(cell(one[column])));
    out += row(cells);
  }
  return out;
}

}  // namespace conform::app
