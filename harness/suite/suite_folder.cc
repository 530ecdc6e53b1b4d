#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "suite/suite_file.h"
#include "suite/yaml.h"

namespace conform::suite {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view name_characters = "abcdefghijklmnopqrstuvwxyz0123456789-";

/// The path of a suite below the innermost folder named `suites`, else below the folder that was asked for.
fs::path below_suites(const fs::path& file, const fs::path& asked) {
  fs::path below;
  bool is_below = false;
  for (const fs::path& part : file) {
    if (is_below) below /= part;
    if (part == "suites") {
      below.clear();
      is_below = true;
    }
  }
  if (!below.empty()) return below;
  return file == asked ? file.filename() : file.lexically_relative(asked);
}

/// Its address, after a complaint about a name that no address can hold.
std::string address_of(const fs::path& file, const fs::path& asked, Diagnostics& diagnostics) {
  const fs::path below = below_suites(file, asked).replace_extension();
  for (const fs::path& part : below)
    if (part.native().find_first_not_of(name_characters) != std::string::npos)
      diagnostics.error(
          {file.string()},
          fmt::format("'{}' cannot be part of a suite's address", shortened(printable(part.native()), 60)),
          "names of suites and their folders are made of lower-case letters, digits and hyphens");
  return below.generic_string();
}

/// Every file below a folder that is a suite, or was meant to be one.
std::vector<fs::path> find_suites(const fs::path& folder, Diagnostics& diagnostics) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    std::error_code ignored;
    if (at->is_directory(ignored)) continue;
    if (path.extension() == ".yaml") found.push_back(path);
    if (path.extension() == ".yml")
      diagnostics.error({path.string()}, "would not be run", "suites end in .yaml");
  }
  if (error) diagnostics.error({folder.string()}, "cannot be read: " + error.message());
  if (!error && found.empty())
    diagnostics.error({folder.string()}, "holds no suite", "suites are files that end in .yaml");
  return found;
}

}  // namespace

std::vector<SuiteFile> load_suites(const std::string& folder_or_file, Diagnostics& diagnostics) {
  fs::path asked = fs::path(folder_or_file).lexically_normal();
  if (!asked.has_filename()) asked = asked.parent_path();
  std::error_code error;
  const bool is_folder = fs::is_directory(asked, error);
  const std::vector<fs::path> files = is_folder ? find_suites(asked, diagnostics) : std::vector{asked};
  std::vector<SuiteFile> suites;
  for (const fs::path& file : files) {
    const std::string address = address_of(file, asked, diagnostics);
    const Node node = read_yaml_file(file.string(), diagnostics);
    if (node.kind != Node::Kind::null)
      suites.push_back(read_suite(node, file.string(), address, diagnostics));
  }
  std::sort(suites.begin(), suites.end(),
            [](const SuiteFile& a, const SuiteFile& b) { return a.address < b.address; });
  return suites;
}

}  // namespace conform::suite
