#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "check/deviation.h"
#include "plan/plan.h"
#include "spec/requirement_catalogue.h"
#include "suite/suite_file.h"

namespace conform::app {

using Suites = std::shared_ptr<const std::vector<suite::SuiteFile>>;

/// `specs/requirements.yaml`. Throws `InputError`.
spec::RequirementCatalogue load_catalogue(const std::string& data_folder);

/// The shipped deviations and the files named beside them. Throws `InputError`.
check::DeviationList load_deviations(const std::string& data_folder, const std::vector<std::string>& files);

/// `specs/coverage.yaml`: operations that no scenario calls with success → why. Throws `InputError`.
std::map<std::string, std::string> load_not_called(const std::string& data_folder);

/// The suites that a selection can choose from: those that it names by path, else the shipped ones. What is
/// wrong with them goes to `diagnostics`.
Suites load_selectable(const std::string& data_folder, const plan::Selection& selection,
                       Diagnostics& diagnostics);

/// The shipped suites.
Suites load_shipped(const std::string& data_folder, Diagnostics& diagnostics);

/// The suites in files and folders.
Suites load_paths(const std::vector<std::string>& paths, Diagnostics& diagnostics);

/// The bundled document that is nearest to a version and not newer where there is a choice: its path and its
/// version.
struct BundledDocument {
  std::string path;
  Version version;
};
BundledDocument bundled_document(const std::string& data_folder, const Version& version);

}  // namespace conform::app
