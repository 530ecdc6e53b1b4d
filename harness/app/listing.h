#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace conform::app {

/// A listing as JSON; the text is made of its columns, so that both always say the same.
struct Listing {
  std::vector<std::string> columns;  ///< keys of the rows that the text shows, in order
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
};

/// Prints the columns. In a pipe a row is one line, whatever its length, so that it can be searched and cut.
void print_text(const Listing& listing);

/// The columns as a table of Markdown.
std::string markdown_table(const Listing& listing);

}  // namespace conform::app
