#include "report/configuration_text.h"

#include <cstddef>
#include <vector>

#include "base/text.h"

namespace conform::report {

std::string configuration_text(const Configuration& configuration) {
  std::vector<std::string> parts;
  std::vector<std::string> unknown;
  for (const Setting& setting : settings()) {
    const auto known = configuration.settings.find(std::string(setting.name));
    if (known == configuration.settings.end()) {
      unknown.emplace_back(setting.name);
    } else if (known->second != setting.preset) {
      parts.push_back(known->first + " = " + (known->second.empty() ? "empty" : known->second));
    }
  }
  constexpr std::size_t few = 3;  // named one by one: what a version does not have yet
  if (unknown.size() > few)
    parts.push_back(std::to_string(unknown.size()) + " of " + counted(settings().size(), "setting") +
                    " not known");
  else if (!unknown.empty())
    parts.push_back(joined(unknown, ", ") + " not known");
  return joined(parts, "; ");
}

}  // namespace conform::report
