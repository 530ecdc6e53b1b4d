#include "target/doctor/check.h"

namespace conform::target {

void check_set_up(const Evidence& evidence, Remarks& remarks) {
  if (evidence.answer() == nullptr) return;
  switch (set_up_of(evidence)) {
    case SetUp::plain:
      remarks.fact("set_up", "plain");
      return remarks.good("nothing in front of Kimai stands in the way");
    case SetUp::sub_path:
      remarks.fact("set_up", "sub-path");
      return remarks.problem(
          "Kimai runs in a sub-path and knows it. It lets tokens in only where the path of the request "
          "begins "
          "with /api/, so that here no token can ever work",
          "give Kimai a host name of its own, with its folder public/ as the document root; or let a proxy "
          "take "
          "the sub-path away before Kimai sees it");
    case SetUp::front_controller:
      remarks.fact("set_up", "index.php");
      return remarks.problem(
          "the URL goes through index.php. Kimai lets tokens in only where the path of the request begins "
          "with "
          "/api/, so that here no token can ever work",
          "switch URL rewriting on in the web server (try_files or mod_rewrite) and leave /index.php out of "
          "the URL");
    case SetUp::stripped_prefix:
      remarks.fact("set_up", "stripped-prefix");
      return remarks.warning(
          "a proxy takes the sub-path away before Kimai sees it. The API works, but the addresses in Kimai's "
          "pages "
          "lack the prefix, so that a browser cannot log in; kimai-conform puts it back",
          "give Kimai a host name of its own, if people are to use it with a browser at this address");
    case SetUp::trusted_hosts:
      remarks.fact("set_up", "trusted-hosts");
      return remarks.problem(
          "Kimai answers 400 to every path: it does not trust the host name of this URL",
          "add the name to TRUSTED_HOSTS in Kimai's .env, or use the name that stands there");
    case SetUp::http_password:
      remarks.fact("set_up", "http-password");
      return remarks.problem(
          "the web server asks for a password of its own (HTTP authentication). It takes the header that "
          "Kimai's "
          "tokens need, so that no token can reach Kimai",
          "exempt the path /api from that password; for the pages send it with --web-header 'Authorization: "
          "Basic "
          "...'");
  }
}

}  // namespace conform::target
