#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/run_event.h"

namespace conform::report {

/// The event as a line of `run.ndjson`, without the line end: `{"event":"case",...}`. Bytes that are no UTF-8
/// become U+FFFD.
std::string to_line(const RunEvent& event);

/// The event that a line says. Unknown keys are ignored, so that older readers read newer files; absent keys
/// have their defaults. Throws `InputError` at `where` for a line that is no event.
RunEvent event_of_line(std::string_view line, const SourceLocation& where);

/// Whether the text is a whole JSON value; a line that was cut off is not.
bool is_json(std::string_view line);

/// A finding as it stands in `run.ndjson`; `report.json` shows the same.
nlohmann::ordered_json to_json(const Finding& finding);
nlohmann::ordered_json to_json(const SourceLocation& where);
nlohmann::ordered_json to_json(const TargetFacts& facts);

/// Text of a JSON value; a negative indentation makes one line. Never throws for bad UTF-8.
std::string dumped(const nlohmann::ordered_json& value, int indentation);

}  // namespace conform::report
