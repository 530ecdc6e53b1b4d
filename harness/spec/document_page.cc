#include "spec/document_page.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace conform::spec {
namespace {

/// What stands in front of the object, in Kimai 2.35 and newer and in 2.14.
constexpr std::array<std::string_view, 2> markers{"apiDescriptionDocument", "swagger-data"};

/// Where the object begins that follows a marker in the same statement or tag.
std::optional<std::size_t> begin_of_document(std::string_view page) {
  for (const std::string_view marker : markers) {
    for (auto at = page.find(marker); at != page.npos; at = page.find(marker, at + marker.size())) {
      const auto next = page.find_first_of("{;<", at);
      if (next == page.npos || page[next] != '{') continue;
      const auto before = page.find_last_not_of(" \t\r\n", next - 1);
      if (page[before] == '=' || page[before] == '>') return next;
    }
  }
  return std::nullopt;
}

/// The place behind the string that begins at `at`; the end of the text if it does not end.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

/// The place behind the object that begins at `at`, if it ends.
std::optional<std::size_t> end_of_object(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    if (text[at] == '"') {
      at = end_of_string(text, at);
      continue;
    }
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at + 1;
    ++at;
  }
  return std::nullopt;
}

}  // namespace

bool is_page(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != text.npos && text[first] == '<';
}

std::optional<std::string> document_of_page(std::string page, const std::string& file,
                                            Diagnostics& diagnostics) {
  const auto begin = begin_of_document(page);
  if (!begin) {
    diagnostics.error({file}, "this is an HTML page without the document; was the login missing?",
                      "save the page <URL>/api/doc from a browser that is logged in");
    return std::nullopt;
  }
  const auto end = end_of_object(page, *begin);
  if (!end) {
    diagnostics.error({file}, "this HTML page ends within the document", "save the whole page <URL>/api/doc");
    return std::nullopt;
  }
  page.erase(*end);
  std::replace_if(
      page.begin(), page.begin() + static_cast<std::ptrdiff_t>(*begin), [](char c) { return c != '\n'; },
      ' ');
  return page;
}

}  // namespace conform::spec
