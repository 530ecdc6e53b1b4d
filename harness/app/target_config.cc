#include "app/target_config.h"

#include <filesystem>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "suite/yaml.h"
#include "target/target_file.h"

namespace conform::app {
namespace fs = std::filesystem;

namespace {

constexpr const char* file_name = "kimai-conform.yaml";

/// The nearest configuration, by a path that is short from here.
std::string found_upwards() {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  std::string shown;
  for (fs::path folder = here; !error; folder = folder.parent_path()) {
    std::error_code ignored;
    if (fs::exists(folder / file_name, ignored)) return shown + file_name;
    if (folder == folder.root_path() || folder.empty()) break;
    shown += "../";
  }
  throw InputError({}, std::string("no ") + file_name + " is found here or in a folder above",
                   "name the file with --config, or the installation with --url");
}

/// A file that somebody else can write could send this user's secrets anywhere.
void check_owner(const std::string& path) {
  struct stat status {};
  const std::string hint = "name it with --config if you trust it";
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
    throw InputError({path}, "the configuration that is found here is no file that can be read", hint);
  if (status.st_uid != ::geteuid())
    throw InputError({path}, "the configuration that is found here belongs to somebody else", hint);
  constexpr mode_t others = S_IWGRP | S_IWOTH;
  if ((status.st_mode & others) != 0)
    throw InputError({path}, "the configuration that is found here can be written by others",
                     "chmod go-w " + shell_quoted(path) + ", or " + hint);
}

/// Without the lines of the file: somebody may have written a secret into it.
void throw_without_lines(const Diagnostics& diagnostics) {
  Diagnostics bare;
  for (const Diagnostic& one : diagnostics.items()) bare.add(one);
  throw_if_errors(bare);
}

/// A file of deviations that only a run reads is missed by the other commands as well.
void check_deviations(const target::TargetSettings& settings, Diagnostics& diagnostics) {
  for (const auto& [path, where] : settings.deviations) {
    std::error_code ignored;
    if (!fs::exists(path, ignored))
      diagnostics.error(where, "there is no file of deviations " + shortened(printable(path), 200),
                        "paths are seen from the folder of the configuration");
  }
}

}  // namespace

target::TargetSettings read_target(const std::string& config, const std::string& name) {
  const std::string path = config.empty() ? found_upwards() : config;
  if (config.empty()) check_owner(path);
  Diagnostics diagnostics;
  const Node file = suite::read_yaml_file(path, diagnostics);
  throw_without_lines(diagnostics);
  target::Targets targets = target::read_targets(file, fs::path(path).parent_path().string(), diagnostics);
  throw_without_lines(diagnostics);
  const auto found = targets.find(name);
  if (found != targets.end()) {
    check_deviations(found->second, diagnostics);
    throw_without_lines(diagnostics);
    return std::move(found->second);
  }
  std::vector<std::string> names;
  for (const auto& [known, settings] : targets) names.push_back(known);
  throw InputError({path}, "there is no target '" + shortened(printable(name), 60) + "'",
                   did_you_mean(name, names, "known are " + joined(names, ", ")));
}

}  // namespace conform::app
