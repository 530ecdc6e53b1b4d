#pragma once

#include <span>
#include <string_view>

#include "target/doctor/evidence.h"
#include "target/doctor/remark.h"

namespace conform::target {

/// A row of the doctor's table. A check that has nothing to judge says nothing.
struct DoctorCheck {
  std::string_view name;
  std::string_view summary;  ///< one line for `list`
  bool reaching;             ///< part of what has to be right before anything can be run
  void (*judge)(const Evidence& evidence, Remarks& remarks);
};

/// All checks, in the order in which they are told.
std::span<const DoctorCheck> doctor_checks();

/// Lets every check judge; `reaching_only` those of the first part.
Remarks diagnose(const Evidence& evidence, bool reaching_only = false);

void check_name(const Evidence& evidence, Remarks& remarks);
void check_connection(const Evidence& evidence, Remarks& remarks);
void check_tls(const Evidence& evidence, Remarks& remarks);
void check_redirect(const Evidence& evidence, Remarks& remarks);
void check_set_up(const Evidence& evidence, Remarks& remarks);
void check_answer(const Evidence& evidence, Remarks& remarks);
void check_tokens(const Evidence& evidence, Remarks& remarks);
void check_login(const Evidence& evidence, Remarks& remarks);
void check_environment(const Evidence& evidence, Remarks& remarks);
void check_version(const Evidence& evidence, Remarks& remarks);
void check_clock(const Evidence& evidence, Remarks& remarks);
void check_accounts(const Evidence& evidence, Remarks& remarks);
void check_plugins(const Evidence& evidence, Remarks& remarks);
void check_document(const Evidence& evidence, Remarks& remarks);
void check_capabilities(const Evidence& evidence, Remarks& remarks);
void check_promises(const Evidence& evidence, Remarks& remarks);
void check_traces(const Evidence& evidence, Remarks& remarks);

}  // namespace conform::target
