#include "app/variables.h"

#include <cstdlib>
#include <string>

#include "app/secret_source.h"
#include "base/diagnostic.h"

namespace conform::app {
namespace {

std::string variable(const char* name) {
  return is_in_environment(name) ? std::getenv(name) : "";
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

/// The variables with the credentials of `KIMAI_CONFORM_URL` that would go to whatever `--url` names.
void refuse_other_url(const TargetOptions& options, const std::string& url) {
  if (url.empty() || without_slash(url) == without_slash(options.url)) return;
  const bool names_account = !options.login.empty() || !options.token_files.empty();
  for (const char* name : {"KIMAI_CONFORM_TOKEN", "KIMAI_CONFORM_PASSWORD", "KIMAI_CONFORM_LOGIN"}) {
    const bool is_used = std::string_view(name) != "KIMAI_CONFORM_LOGIN" || !names_account;
    if (is_used && is_in_environment(name))
      throw InputError(
          {}, std::string(name) + " belongs to KIMAI_CONFORM_URL, but --url names another installation",
          "unset KIMAI_CONFORM_URL, or the other variables");
  }
}

void name_installation(TargetOptions& options, bool deletes) {
  const std::string url = variable("KIMAI_CONFORM_URL"), target = variable("KIMAI_CONFORM_TARGET");
  if (!options.url.empty()) return refuse_other_url(options, url);
  if (!url.empty() && !target.empty())
    throw InputError({}, "KIMAI_CONFORM_URL and KIMAI_CONFORM_TARGET are both set", "unset one of them");
  if (!url.empty() && options.allow_write)
    throw InputError({}, "--allow-write is given, but the installation is named by KIMAI_CONFORM_URL",
                     "whoever allows writing says where: name it with --url as well");
  if (!url.empty() && options.allow_noise)
    throw InputError({}, "--allow-noise is given, but the installation is named by KIMAI_CONFORM_URL",
                     "whoever allows noise says where: name it with --url as well");
  if (deletes && !(url.empty() && target.empty()))
    throw InputError({},
                     std::string("clean deletes, but the installation is named by ") +
                         (url.empty() ? "KIMAI_CONFORM_TARGET" : "KIMAI_CONFORM_URL"),
                     std::string("whoever deletes says where: name it with ") +
                         (url.empty() ? "--target" : "--url") + " as well, or only look with --dry-run");
  options.url = url;
  options.target = target;
}

}  // namespace

void take_variables(TargetOptions& options, bool deletes) {
  if (!options.target.empty()) return;
  name_installation(options, deletes);
  const bool names_account = !options.login.empty() || !options.token_files.empty();
  if (!options.url.empty() && !names_account) options.login = variable("KIMAI_CONFORM_LOGIN");
}

}  // namespace conform::app
