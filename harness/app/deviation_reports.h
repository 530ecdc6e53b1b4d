#pragma once

#include <string>

#include "app/project_files.h"

namespace conform::app {

/// Each named deviation as a bug report in Markdown, ready to be filed: promise, request, answer, versions.
/// Rows that one entry of a file was spread into are one report.
std::string deviation_reports(const check::DeviationList& deviations,
                              const spec::RequirementCatalogue& catalogue, const Suites& suites);

}  // namespace conform::app
