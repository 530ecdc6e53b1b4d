#include "app/program.h"

#include <cstdio>
#include <exception>
#include <system_error>

#include <fmt/format.h>

#include "app/clean_command.h"
#include "app/command_line.h"
#include "app/console.h"
#include "app/doctor_command.h"
#include "app/export_command.h"
#include "app/lint_command.h"
#include "app/list_command.h"
#include "app/prove_command.h"
#include "app/report_command.h"
#include "app/run_command.h"
#include "app/serve_command.h"
#include "app/variables.h"
#include "base/diagnostic.h"

namespace conform::app {
namespace {

ExitCode dispatch(const Options& options) {
  if (options.clean) return clean_command(*options.clean);
  if (options.list) return list_command(*options.list);
  if (options.lint) return lint_command(*options.lint, options.colour);
  if (options.doctor) return doctor_command(*options.doctor, options.colour);
  if (options.export_document) return export_command(*options.export_document);
  if (options.serve) return serve_command(*options.serve);
  if (options.prove) return prove_command(*options.prove, options.colour);
  if (options.report) return report_command(*options.report, options.colour);
  return run_command(*options.run, options.colour);
}

/// Which installation a command is directed at; null for one that is not.
TargetOptions* target_of(Options& options) {
  if (options.clean) return &options.clean->target;
  if (options.doctor) return &options.doctor->target;
  if (options.export_document) return &options.export_document->target;
  return options.run ? &options.run->target : nullptr;
}

ExitCode own_fault(const char* what) {
  complain(fmt::format(
      "kimai-conform: a fault of its own: {}\nPlease report it with the command that shows it.\n", what));
  return ExitCode::harness_fault;
}

ExitCode guarded(Options& options) {
  try {
    if (TargetOptions* target = target_of(options))
      take_variables(*target, options.clean && !options.clean->dry_run);
    const ExitCode code = dispatch(options);
    say({});  // what stands in the buffer still
    return code;
  } catch (const InputError& error) {
    const bool colour = style_for(stderr, options.colour).colour;
    complain(render(error.diagnostics(), colour));
    return ExitCode::input;
  } catch (const std::system_error& error) {
    if (std::ferror(stdout) == 0) return own_fault(error.what());
    complain_of("standard output cannot be written: " + error.code().message(), {});
    return ExitCode::input;
  } catch (const std::exception& error) {
    return own_fault(error.what());
  } catch (...) {
    complain("kimai-conform: a fault of its own, of an unknown kind\n");
    return ExitCode::harness_fault;
  }
}

}  // namespace

ExitCode run_program(int argc, const char* const* argv) {
  auto understood = read_command_line(argc, argv);
  if (const auto* message = std::get_if<Message>(&understood)) {
    if (message->is_error) {
      complain(message->text);
    } else {
      std::fputs(message->text.c_str(), stdout);
    }
    return message->is_error ? ExitCode::input : ExitCode::conforms;
  }
  auto& options = std::get<Options>(understood);
  if (options.run && argc > 0) options.run->program = argv[0];
  return guarded(options);
}

}  // namespace conform::app
