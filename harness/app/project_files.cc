#include "app/project_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/mapping_reader.h"
#include "suite/yaml.h"

namespace conform::app {
namespace fs = std::filesystem;

namespace {

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

/// `specs/x` in the folder, without a leading `./` where the folder is the current one.
std::string inside(const std::string& folder, const char* path) {
  return (fs::path(folder) / path).lexically_normal();
}

/// `a/b.yaml` of `a/b.yaml:12`; the text itself without a line.
std::string without_line(const std::string& address) {
  const auto colon = address.rfind(':');
  const bool has_line = colon != std::string::npos && colon + 1 < address.size() &&
                        address.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  return has_line ? address.substr(0, colon) : address;
}

}  // namespace

spec::RequirementCatalogue load_catalogue(const std::string& data_folder) {
  Diagnostics diagnostics;
  const Node file = suite::read_yaml_file(inside(data_folder, "specs/requirements.yaml"), diagnostics);
  throw_if_errors(diagnostics);
  return spec::RequirementCatalogue::from(file, diagnostics);
}

check::DeviationList load_deviations(const std::string& data_folder, const std::vector<std::string>& files) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(inside(data_folder, "specs/deviations")))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  paths.insert(paths.end(), files.begin(), files.end());

  check::DeviationList list;
  for (const std::string& path : paths) {
    Diagnostics diagnostics;
    const Node file = suite::read_yaml_file(path, diagnostics);
    throw_if_errors(diagnostics);
    list.add(file, diagnostics);
  }
  return list;
}

std::map<std::string, std::string> load_not_called(const std::string& data_folder) {
  Diagnostics diagnostics;
  const Node file = suite::read_yaml_file(inside(data_folder, "specs/coverage.yaml"), diagnostics);
  throw_if_errors(diagnostics);
  std::map<std::string, std::string> reasons;
  MappingReader reader(file, "file", diagnostics);
  if (const Node* rows = reader.sequence("not_called_with_success")) {
    for (const Node& row : rows->items) {
      MappingReader fields(row, "row", diagnostics);
      const std::string operation = fields.required_text("operation");
      if (!reasons.emplace(operation, fields.required_text("reason")).second)
        diagnostics.error(row.where, "a second row for '" + operation + '\'');
      fields.finish();
    }
  }
  reader.finish();
  throw_if_errors(diagnostics);
  return reasons;
}

Suites load_shipped(const std::string& data_folder, Diagnostics& diagnostics) {
  return load_paths({inside(data_folder, "suites")}, diagnostics);
}

Suites load_paths(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::vector<suite::SuiteFile> suites;
  for (const std::string& path : paths) {
    std::vector<suite::SuiteFile> more = suite::load_suites(path, diagnostics);
    std::move(more.begin(), more.end(), std::back_inserter(suites));
  }
  return std::make_shared<const std::vector<suite::SuiteFile>>(std::move(suites));
}

Suites load_selectable(const std::string& data_folder, const plan::Selection& selection,
                       Diagnostics& diagnostics) {
  const std::string shipped = inside(data_folder, "suites");
  std::vector<std::string> own;
  const auto add = [&](const std::string& path) {
    if (!exists(path)) return;
    std::error_code error;
    const fs::path relative = fs::relative(path, shipped, error);
    const bool is_shipped = !error && !relative.empty() && *relative.begin() != "..";
    if (!is_shipped && std::find(own.begin(), own.end(), path) == own.end()) own.push_back(path);
  };
  for (const std::string& suite : selection.suites) add(suite);
  for (const std::string& address : selection.addresses) add(without_line(address));
  return load_paths(own.empty() ? std::vector<std::string>{shipped} : own, diagnostics);
}

BundledDocument bundled_document(const std::string& data_folder, const Version& version) {
  std::optional<BundledDocument> best;
  for (const fs::directory_entry& entry : fs::directory_iterator(inside(data_folder, "specs/openapi"))) {
    const std::optional<Version> bundled = Version::parse(entry.path().stem().string());
    if (!bundled || entry.path().extension() != ".json") continue;
    const bool fits = *bundled <= version;
    const bool better = !best || (fits && (best->version > version || *bundled > best->version)) ||
                        (!fits && best->version > version && *bundled < best->version);
    if (better) best = BundledDocument{entry.path().string(), *bundled};
  }
  if (!best) throw InputError({inside(data_folder, "specs/openapi")}, "holds no document");
  return *best;
}

}  // namespace conform::app
