#include <array>

#include "target/doctor/check.h"

namespace conform::target {
namespace {

constexpr std::array<DoctorCheck, 17> table{{
    {"name", "the host's name is known", true, &check_name},
    {"connection", "somebody listens and answers in time", true, &check_connection},
    {"tls", "the certificate is trusted, and secrets travel encrypted", true, &check_tls},
    {"redirect", "the API answers at the given URL and does not send its callers elsewhere", true,
     &check_redirect},
    {"set-up", "no sub-path, proxy, host list or password in front keeps tokens from working", true,
     &check_set_up},
    {"answer", "what answers is Kimai's API, and it is ready", true, &check_answer},
    {"token", "each token is accepted", true, &check_tokens},
    {"login", "the web login works", true, &check_login},
    {"environment", "it is no debug environment", false, &check_environment},
    {"version", "the version is one that is known", false, &check_version},
    {"clock", "its clock and ours agree", false, &check_clock},
    {"account", "role and time zone of each account", false, &check_accounts},
    {"plug-ins", "what is installed beside Kimai itself", false, &check_plugins},
    {"document", "the OpenAPI document can be exported", false, &check_document},
    {"capabilities", "what scenarios may do here", false, &check_capabilities},
    {"promises", "how many promises can be proven, and why the others cannot", false, &check_promises},
    {"traces", "what a writing run leaves behind", false, &check_traces},
}};

}  // namespace

std::span<const DoctorCheck> doctor_checks() {
  return table;
}

Remarks diagnose(const Evidence& evidence, bool reaching_only) {
  Remarks remarks;
  for (const DoctorCheck& check : table) {
    if (reaching_only && !check.reaching) continue;
    remarks.begin(check.name);
    check.judge(evidence, remarks);
  }
  return remarks;
}

}  // namespace conform::target
