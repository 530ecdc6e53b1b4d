#include <array>

#include "base/text.h"
#include "http/url.h"
#include "target/doctor/check.h"
#include "target/doctor/plugin_list.h"

namespace conform::target {
namespace {

/// Plug-ins that react to what a run makes and deletes.
struct Reaction {
  std::string_view part;  ///< of the letters of the plug-in's name
  std::string_view what;
};
constexpr std::array<Reaction, 3> reactions{{
    {"webhook", "sends a call to others for each object that is made, changed or deleted"},
    {"audit", "keeps a row for each object that is made, changed or deleted"},
    {"approval", "may treat the records of temporary users as submitted work"},
}};

bool is_hosted(const std::string& url) {
  const auto parts = http::url_parts(url);
  if (!parts) return false;
  const std::string host = parts->authority.substr(0, parts->authority.find(':'));
  return host.ends_with(".kimai.cloud");
}

/// The letters of a name alone: `Web-Hook Bundle` is a webhookbundle.
std::string letters_of(const std::string& name) {
  std::string letters;
  for (const char c : lowered(name))
    if (c >= 'a' && c <= 'z') letters += c;
  return letters;
}

}  // namespace

void check_traces(const Evidence& evidence, Remarks& remarks) {
  if (!version_of(evidence) && !(evidence.login && evidence.login->ok())) return;
  remarks.note(
      "reading leaves: the time of the account's last login, the last usage of each token, sessions");
  if (evidence.login && evidence.login->ok())
    remarks.note(
        "a run by login also opens the page of permissions, to read the configuration: where nobody has "
        "opened it before, Kimai then stores its own four roles");
  remarks.note(
      "a run with --allow-write deletes what it makes, but leaves: gaps in the ids of customers, projects, "
      "activities, records, tags and users, and in the numbers of customers");
  for (const Plugin& plugin : plugins_of(evidence).value_or(std::vector<Plugin>{}))
    for (const Reaction& row : reactions)
      if (letters_of(plugin.name).find(row.part) != std::string::npos)
        remarks.warning("the plug-in " + plugin.name + ' ' + std::string(row.what),
                        "run without --allow-write, or switch it off for the time of the run");
  if (is_hosted(evidence.url))
    remarks.warning("on hosted Kimai each temporary user takes a paid seat while it exists",
                    "name tokens of existing accounts instead of a login that makes users");
}

}  // namespace conform::target
