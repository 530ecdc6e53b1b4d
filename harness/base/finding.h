#pragma once

#include <string>
#include <vector>

#include "base/source_location.h"
#include "base/verdict.h"

namespace conform {

/// One difference between what was expected and what an installation answered. Every text is bounded and
/// printable.
struct Finding {
  std::string check;  ///< the check that found it: a keyword of the scenario language, or `contract.schema`
                      ///< and its kin
  std::string operation;  ///< id as in Kimai 2.66, or `METHOD /path` for a request that is no operation
  int status = 0;         ///< HTTP status of the answer, 0 if there was none
  Blame blame = Blame::installation;
  Level level = Level::must;
  std::vector<std::string> requirements;  ///< ids of the catalogue

  std::string schema;  ///< name of the schema that declares the value: `TimesheetEntity`; may be empty
  std::string
      property;  ///< schema and property: `TimesheetEntity.begin`, or a pointer where no schema names it
  std::string instance_pointer;  ///< where in the body, RFC 6901: `/0/begin`
  std::string schema_pointer;    ///< where in the document:
                                 ///< `/components/schemas/TimesheetEntity/properties/begin/format`

  std::string expected;        ///< for people: `date-time (RFC 3339)`
  std::string actual;          ///< for people: `date-time with the offset +0200, without a colon`
  std::string expected_class;  ///< for fingerprints, never a value: `date-time`
  std::string actual_class;    ///< for fingerprints, never a value: `date-time+hhmm`
  std::string value;           ///< the value itself as JSON, shortened

  SourceLocation where;   ///< the expectation in the suite; the step for a contract check
  std::string curl;       ///< a shell line that repeats the request, without secrets
  std::string deviation;  ///< id of the named deviation that it was recognised as; empty: a fault
};

}  // namespace conform
