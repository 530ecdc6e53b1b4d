#pragma once

#include <string>

#include "report/report.h"

namespace conform::report {

/// The report as `specs/schemas/report.schema.json` describes it. The key `scenarios` stands only in suites.
std::string render_json(const Report& report);

}  // namespace conform::report
