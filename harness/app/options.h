#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace conform::app {

enum class ColourChoice { automatic, always, never };

/// Options that several commands share.
struct SuiteOptions {
  plan::Selection selection;
  std::vector<std::string> deviations;  ///< files beside the shipped ones
};

struct RunArguments {
  SuiteOptions suites;
  std::string url;  ///< empty: the built-in reference
  std::string token_file;
  std::string spec;  ///< exported document; empty: the bundled one
  bool allow_write = false;
  int workers = 2;
  std::chrono::milliseconds request_timeout{30'000};
  std::chrono::milliseconds max_time{0};
  std::vector<std::string> headers;  ///< `Name: value`, sent with every request
  std::string proxy;
  std::string ca_file;
  bool insecure = false;
  std::vector<std::string> reports;
  std::string report_dir = "conform-report";
  bool fail_on_observed = false;
  bool require_must = false;
  std::string program =
      "kimai-conform";  ///< how the user called it, for the command that is recommended at the end
};

struct ListArguments {
  std::string subject = "scenarios";  ///< a row of the table in list_command.cc
  bool json = false;
};

struct LintArguments {
  std::vector<std::string> paths;  ///< empty: the shipped suites
  std::string spec;                ///< exported document to check as well; empty: none
};

struct ServeArguments {
  std::string version = "2.66.0";
  std::string host = "127.0.0.1";
  int port = 0;
  bool until_eof = false;
  std::vector<std::string> settings;  ///< `NAME=VALUE` of the system configuration
};

struct ReportArguments {
  std::string folder = "conform-report";
  std::vector<std::string> reports;
};

/// The command line, understood. Exactly one of the commands is there.
struct Options {
  ColourChoice colour = ColourChoice::automatic;
  std::optional<RunArguments> run;
  std::optional<ListArguments> list;
  std::optional<LintArguments> lint;
  std::optional<ServeArguments> serve;
  std::optional<ReportArguments> report;
};

}  // namespace conform::app
