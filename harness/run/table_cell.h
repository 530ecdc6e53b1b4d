#pragma once

#include "base/run_event.h"
#include "run/judge.h"

namespace conform::run {

/// The cell that `tabulate:` of an answered step asks for.
TableCell table_cell(const suite::Tabulation& tabulation, const JudgedStep& judged);

}  // namespace conform::run
