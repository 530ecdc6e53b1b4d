#pragma once

#include <vector>

#include "base/version.h"
#include "plan/matrix.h"
#include "spec/document.h"

namespace conform::plan {

/// The rows of a scenario that is played once for each operation: each row of its matrix with each operation
/// of the document that reads, or that writes, as `${operation.method}` and `${operation.path}`. Ids in the
/// path are replaced by one that does not exist. Operations of plug-ins are among them unless their path has
/// other parameters than ids. Without a document the operations are those of the table. A document that
/// stands in for that of another version may hold a GET that writes, which no Kimai has since 2.58: that is
/// left out.
std::vector<MatrixRow> rows_of_each_operation(const suite::Scenario& scenario,
                                              const spec::SpecDocument* document,
                                              const Version* version = nullptr);

/// Complains about a word that means nothing, and about steps that do not use the operation.
struct LintSubject;
void lint_each_operation(const LintSubject& subject);

}  // namespace conform::plan
