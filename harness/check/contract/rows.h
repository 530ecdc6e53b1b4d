#pragma once

#include "check/contract/answer.h"

namespace conform::check {

// One function for each file of a check; the table in contract.cc calls each of them once.
ContractCheck body_check();
ContractCheck format_check();
ContractCheck headers_check();
ContractCheck media_type_check();
ContractCheck schema_check();
ContractCheck status_check();

}  // namespace conform::check
