#include "plan/path_template.h"

namespace conform::plan {

std::vector<std::string> path_parameters(std::string_view path_template) {
  std::vector<std::string> names;
  for (auto open = path_template.find('{'); open != std::string_view::npos;
       open = path_template.find('{', open + 1)) {
    const auto close = path_template.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(path_template.substr(open + 1, close - open - 1));
  }
  return names;
}

}  // namespace conform::plan
