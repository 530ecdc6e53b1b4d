#include "app/data_folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/diagnostic.h"
#include "base/text.h"

namespace conform::app {
namespace fs = std::filesystem;

namespace {

bool holds_data(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "suites", ignored) && fs::is_directory(folder / "specs", ignored);
}

/// Relative where the folder is the current one or below it, so that places in messages are short and can be
/// opened.
std::string shown_from_here(const fs::path& folder) {
  std::error_code error;
  const fs::path relative = fs::relative(folder, error);
  return error || relative.empty() || *relative.begin() == ".." ? folder.string() : relative.string();
}

}  // namespace

std::string data_folder() {
  if (const char* named = std::getenv("KIMAI_CONFORM_DATA"); named != nullptr && *named != '\0') {
    if (holds_data(named)) return named;
    throw InputError({named}, "KIMAI_CONFORM_DATA names a folder without suites/ and specs/");
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path folder = program.parent_path();
  const std::vector<fs::path> candidates{folder / "../share/kimai-conform", folder / "../..",
                                         folder / "../../.."};
  std::vector<std::string> looked;
  for (const fs::path& candidate : candidates) {
    // Normalising "/a/.." leaves a slash at the end, but of the root nothing lies above.
    std::string plain = candidate.lexically_normal().string();
    if (plain.size() > 1 && plain.back() == '/') plain.pop_back();
    if (holds_data(plain)) return shown_from_here(plain);
    if (std::find(looked.begin(), looked.end(), plain) == looked.end()) looked.push_back(plain);
  }
  throw InputError({}, "the shipped suites are not found",
                   "looked in " + joined(looked, ", ") + "; set KIMAI_CONFORM_DATA");
}

}  // namespace conform::app
