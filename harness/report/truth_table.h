#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "report/layout.h"
#include "report/report.h"

namespace conform::report {

/// What became of the values that scenarios sent in boolean fields: the cells of all cases, joined.
struct TruthTable {
  struct Row {
    std::string field;  ///< `visible of a customer`
    std::string way;    ///< `POST`, `PATCH`, `PATCH form`
    std::map<std::string, std::set<std::string>>
        seen;  ///< sent → what was seen; more than one is a contradiction
  };
  std::vector<std::string>
      columns;            ///< `missing`, then JSON values: true, false, null, numbers, texts, others
  std::vector<Row> rows;  ///< by field and way
};

TruthTable truth_table(const Report& report);

/// The section of the terminal: rows that read alike share a line. Empty where hardly a scenario sent one.
std::string truth_table_section(const Report& report, const Layout& layout);

}  // namespace conform::report
