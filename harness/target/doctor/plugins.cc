#include <algorithm>

#include "base/text.h"
#include "target/doctor/check.h"
#include "target/doctor/plugin_list.h"

namespace conform::target {

void check_plugins(const Evidence& evidence, Remarks& remarks) {
  const auto plugins = plugins_of(evidence);
  if (!plugins) return;
  std::vector<std::string> names;
  for (const Plugin& plugin : *plugins)
    names.push_back(plugin.version.empty() ? plugin.name : plugin.name + ' ' + plugin.version);
  remarks.fact("plugins", joined(names, ", "));
  if (names.empty()) return remarks.good("no plug-ins");
  remarks.note("plug-ins: " + joined(names, ", ") + ". They may add operations and fields to the API",
               "hold the run against the installation's own document: --login USER");
}

}  // namespace conform::target
