#include "target/doctor/check.h"

namespace conform::target {

void check_login(const Evidence& evidence, Remarks& remarks) {
  if (!evidence.login) return;
  const LoginResult& login = *evidence.login;
  remarks.fact("login", std::string(name(login.state)));
  if (!login.ok()) return remarks.problem(login.message, login.hint);
  remarks.good("the web login works");
  if (evidence.token_page)
    remarks.problem("a run by this login makes itself an API token: " + evidence.token_page->message,
                    evidence.token_page->hint);
  if (login.wizard_pending)
    remarks.note(
        "the account has never been through the wizard of its first login; exporting and making tokens "
        "passes it with the values that it shows");
}

}  // namespace conform::target
