#include "spec/json_text.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "spec/body_access.h"
#include "spec/duplicate_key.h"
#include "spec/json_nesting.h"

namespace conform::spec {
namespace {

constexpr std::size_t max_bytes = 64U << 20;
constexpr std::size_t depth_limit = 256;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// simdjson does not say where a text is broken; nlohmann does, and its text is cut down to what it expected.
void explain_syntax(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
  try {
    const auto value = nlohmann::json::parse(text);
    diagnostics.error({file}, "not JSON that can be read: a number is beyond the range of 64 bits");
  } catch (const nlohmann::json::parse_error& error) {
    const std::string what = error.what();
    const std::size_t colon = what.find(": ");
    diagnostics.error(
        location_of(text, error.byte, file),
        "not JSON: " + shortened(printable(what.substr(colon == what.npos ? 0 : colon + 2)), 200));
  } catch (const nlohmann::json::exception& error) {
    diagnostics.error({file}, "not JSON: " + shortened(printable(error.what()), 200));
  }
}

std::size_t invalid_utf8_at(const std::string& text) {
  const std::string repaired = valid_utf8(text);
  const auto [at, other] = std::mismatch(text.begin(), text.end(), repaired.begin(), repaired.end());
  return static_cast<std::size_t>(at - text.begin()) + 1;
}

void explain(simdjson::error_code error, const std::string& text, const std::string& file,
             Diagnostics& diagnostics) {
  if (error == simdjson::UTF8_ERROR) {
    diagnostics.error(location_of(text, invalid_utf8_at(text), file), "not UTF-8", "save the file as UTF-8");
  } else if (error == simdjson::DEPTH_ERROR || nests_deeper_than(depth_limit, text)) {
    diagnostics.error({file}, "nested deeper than 256 levels");
  } else {
    explain_syntax(text, file, diagnostics);
  }
}

}  // namespace

SourceLocation location_of(const std::string& text, std::size_t byte, const std::string& file) {
  const std::size_t end = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const std::string_view before(text.data(), end);
  const std::size_t line_feed = before.rfind('\n');
  SourceLocation where{file};
  where.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  where.column = static_cast<int>(line_feed == before.npos ? end : end - line_feed - 1) + 1;
  return where;
}

nlohmann::json read_json_text(std::string text, const std::string& file, Diagnostics& diagnostics) {
  if (text.size() > max_bytes) {
    diagnostics.error({file}, "larger than 64 MB");
    return nullptr;
  }
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  if (trimmed(text).empty()) {
    diagnostics.error({file}, "the file is empty");
    return nullptr;
  }
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.allocate(text.size(), depth_limit + 1) != simdjson::SUCCESS) throw std::bad_alloc();
  if (const auto error = parser.parse(text).get(root)) {
    explain(error, text, file, diagnostics);
    diagnostics.remember_text(file, std::make_shared<const std::string>(std::move(text)));
    return nullptr;
  }
  if (const auto pointer = duplicate_key(root)) {
    diagnostics.error({file}, "the same key twice in an object, at " + shortened(printable(*pointer), 200));
    return nullptr;
  }
  return to_nlohmann(root);
}

}  // namespace conform::spec
