#pragma once

#include <string>

#include "report/terminal.h"
#include "target/doctor/remark.h"

namespace conform::app {

/// The remarks as a table for people, within the width of the style.
std::string doctor_text(const target::Remarks& remarks, const std::string& url,
                        const report::TerminalStyle& style);

/// The remarks as one JSON object: `{"url": ..., "healthy": ..., "facts": {...}, "checks": [...]}`.
std::string doctor_json(const target::Remarks& remarks, const std::string& url);

}  // namespace conform::app
