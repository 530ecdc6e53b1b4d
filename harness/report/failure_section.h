#pragma once

#include <string>

#include "report/layout.h"
#include "report/report.h"

namespace conform::report {

/// What failed and what ended in error, a block each: address, title, place with the guilty line, then the
/// rows of the finding. Scenarios first, then the contract with the document. Empty if nothing did.
std::string failure_section(const Report& report, const Layout& layout);

}  // namespace conform::report
