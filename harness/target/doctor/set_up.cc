#include <algorithm>
#include <array>
#include <string>

#include "target/doctor/check.h"

namespace conform::target {
namespace {

struct SetUpRow {
  SetUp set_up;
  std::string_view name;
  Grade grade;
  std::string_view text;
  std::string_view remedy;
};

constexpr std::array<SetUpRow, 6> rows{{
    {SetUp::plain, "plain", Grade::good, "nothing in front of Kimai stands in the way", ""},
    {SetUp::sub_path, "sub-path", Grade::problem,
     "Kimai runs in a sub-path and knows it. It lets tokens in only where the path of the request begins "
     "with /api/, so that here no token can ever work",
     "give Kimai a host name of its own, with its folder public/ as the document root; or let a proxy take "
     "the "
     "sub-path away before Kimai sees it"},
    {SetUp::front_controller, "index.php", Grade::problem,
     "the URL goes through index.php. Kimai lets tokens in only where the path of the request begins with "
     "/api/, "
     "so that here no token can ever work",
     "switch URL rewriting on in the web server (try_files or mod_rewrite) and leave /index.php out of the "
     "URL"},
    {SetUp::stripped_prefix, "stripped-prefix", Grade::warning,
     "a proxy takes the sub-path away before Kimai sees it. The API works, but the addresses in Kimai's "
     "pages lack "
     "the prefix, so that a browser cannot log in; kimai-conform puts it back",
     "give Kimai a host name of its own, if people are to use it with a browser at this address"},
    {SetUp::trusted_hosts, "trusted-hosts", Grade::problem,
     "Kimai answers 400 to every path: it does not trust the host name of this URL",
     "add the name to TRUSTED_HOSTS in Kimai's .env, or use the name that stands there"},
    {SetUp::http_password, "http-password", Grade::problem,
     "the web server asks for a password of its own (HTTP authentication). It takes the header that Kimai's "
     "tokens "
     "need, so that no token can reach Kimai",
     "exempt the path /api from that password; for the pages send it with --web-header 'Authorization: Basic "
     "...'"},
}};

}  // namespace

void check_set_up(const Evidence& evidence, Remarks& remarks) {
  if (evidence.answer() == nullptr) return;
  const SetUp set_up = set_up_of(evidence);
  // Of an installation that was left by a redirect nothing is known.
  const bool is_redirected = evidence.answer()->status >= 300 && evidence.answer()->status < 400;
  if (set_up == SetUp::plain && is_redirected) return;
  const SetUpRow& row =
      *std::find_if(rows.begin(), rows.end(), [&](const SetUpRow& one) { return one.set_up == set_up; });
  remarks.fact("set_up", std::string(row.name));
  remarks.say(row.grade, std::string(row.text), std::string(row.remedy));
}

}  // namespace conform::target
