#include "app/prove_command.h"

#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "app/broken_target.h"
#include "app/built_in_target.h"
#include "app/console.h"
#include "app/data_folder.h"
#include "app/project_files.h"
#include "app/signal_watch.h"
#include "base/text.h"
#include "prove/exceptions.h"
#include "prove/proof_json.h"
#include "prove/proof_text.h"
#include "prove/prover.h"
#include "reference/document/document.h"
#include "reference/http/router.h"
#include "spec/document.h"
#include "spec/schema_registry.h"
#include "suite/yaml.h"

namespace conform::app {
namespace {

Version proven_version(const std::string& text) {
  const auto version = Version::parse(text);
  if (!version || *version < reference::oldest_version || *version > reference::newest_version)
    throw InputError({}, "the reference cannot behave like Kimai " + text,
                     "it knows every version from 2.14.0 to 2.66.0");
  return *version;
}

prove::Exceptions load_exceptions(const std::string& data, Diagnostics& diagnostics) {
  const auto path = std::filesystem::path(data) / "specs/prove_exceptions.yaml";
  const Node file = suite::read_yaml_file(path.lexically_normal(), diagnostics);
  throw_if_errors(diagnostics);
  prove::Exceptions exceptions = prove::Exceptions::from(file, diagnostics);
  throw_if_errors(diagnostics);
  return exceptions;
}

/// Operations by what the reference calls them at its newest version, whatever the request's own is called.
std::function<std::string(const std::string&, const std::string&)> operations_of(const Version& version) {
  return [router = reference::Router(version)](const std::string& method, const std::string& target) {
    const reference::Route route = router.route(method, target.substr(0, target.find('?')));
    return route.operation == nullptr ? std::string() : std::string(route.operation->id);
  };
}

/// A line that is overwritten, on a terminal alone.
class ProgressLine {
 public:
  explicit ProgressLine(bool shown) : shown_(shown) {}
  ~ProgressLine() { erase(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void draw(std::size_t done, std::size_t all) {
    if (shown_) fmt::print(stderr, "\r[{:>3}/{}] faults tried", done, all);
  }

 private:
  void erase() const {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
  }
  bool shown_;
};

prove::Proof carry_out(const ProveArguments& arguments, const Version& version, const std::string& data,
                       ColourChoice colour, run::StopSignal& stop) {
  Diagnostics texts;
  const Suites suites = load_selectable(data, arguments.selection, texts);
  const spec::RequirementCatalogue catalogue = load_catalogue(data);
  const check::DeviationList deviations = load_deviations(data, {});
  const spec::SpecDocument document =
      spec::SpecDocument::load(reference::document(version), "document of the reference");
  const spec::SchemaRegistry schemas = spec::SchemaRegistry::compile(document);
  const TargetFacts facts = built_in_facts(version);
  const plan::Plan planned =
      plan::make_plan({suites, &catalogue, &document, &facts, arguments.selection, &texts});
  ProgressLine line(style_for(stderr, colour).progress);
  prove::ProofOptions options;
  options.workers = arguments.workers;
  options.full = arguments.full;
  options.stop = &stop.stop;
  options.progress = [&](std::size_t done, std::size_t all) { line.draw(done, all); };
  return prove::prove(
      {planned, document, schemas, catalogue, deviations, facts, faults_of(version, arguments.faults),
       arguments.faults.empty(), operations_of(version)},
      options, broken_targets(version));
}

}  // namespace

ExitCode prove_command(const ProveArguments& arguments, ColourChoice colour) {
  run::StopSignal stop;
  const StopOnSignal watch(stop);
  const Version version = proven_version(arguments.version);
  faults_of(version, arguments.faults);  // wrong names first
  const std::string data = data_folder();
  Diagnostics diagnostics;
  const prove::Exceptions exceptions = load_exceptions(data, diagnostics);
  prove::Proof proof = carry_out(arguments, version, data, colour, stop);
  prove::excuse(proof, exceptions, diagnostics);
  fmt::print("{}",
             arguments.json ? prove::proof_json(proof) : prove::proof_text(proof, style_for(stdout, colour)));
  if (proof.interrupted) return ExitCode::interrupted;
  throw_if_errors(diagnostics);
  return prove::holds(proof) ? ExitCode::conforms : ExitCode::does_not_conform;
}

}  // namespace conform::app
