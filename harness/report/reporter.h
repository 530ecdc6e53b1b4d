#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace conform::report {

/// A row of the table of file reports. To add one, write its file and add its row.
struct Reporter {
  std::string_view name;       ///< as in `--report junit,json`
  std::string_view file_name;  ///< in the report directory
  std::string_view summary;    ///< one sentence for the help
  std::string (*render)(const Report& report);
};

std::span<const Reporter> reporters();
const Reporter* find_reporter(std::string_view name);
std::vector<std::string> reporter_names();

}  // namespace conform::report
