#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "http/pace.h"
#include "plan/plan.h"

namespace conform::app {

enum class ColourChoice { automatic, always, never };

/// Options that several commands share.
struct SuiteOptions {
  plan::Selection selection;
  std::vector<std::string> deviations;  ///< files beside the shipped ones
};

/// How the command line says which installation is meant and how it is reached. See `settings_of`.
struct TargetOptions {
  std::string target;  ///< name of a target in the configuration file
  std::string config;  ///< that file; empty: searched upwards
  std::string url;     ///< empty, without a target: the built-in reference, where a command can do with it
  std::vector<std::string> token_files;
  std::vector<std::string> expired_token_files;
  std::string login;
  std::string password_file;
  std::string otp;
  bool allow_write = false;
  bool allow_noise = false;
  bool allow_hooks = false;
  std::chrono::milliseconds wait_expiry{0};  ///< for the end of a token, beside the scenarios; 0: not at all
  std::vector<std::string> headers;          ///< `Name: value`, sent with every call of the API
  std::vector<std::string> web_headers;      ///< the same for web pages
  std::string proxy;
  std::string ca_file;
  std::string client_certificate;
  std::string client_key;
  bool insecure = false;
  std::string contact;  ///< for the User-Agent
  std::chrono::milliseconds request_timeout{30'000};
  std::optional<http::RateLimit> rate_limit;  ///< absent: the target's own, else 5/s on other machines
  std::chrono::milliseconds wait_ready{
      0};  ///< how long to wait for an installation that starts; 0: not at all
};

/// How considerate a run is with an installation.
struct MannerOptions {
  std::uint64_t max_creations = 0;  ///< objects that may be made; 0: any number
  int max_users = 12;               ///< temporary users that may be there at a time
  bool dry_run = false;             ///< say what would be done, and do nothing of it
};

struct RunArguments {
  SuiteOptions suites;
  TargetOptions target;
  MannerOptions manners;
  std::string spec;  ///< exported document; empty: the bundled one, or an export where there is a login
  int workers = 2;
  std::chrono::milliseconds max_time{0};
  std::vector<std::string> reports;
  std::string report_dir = "conform-report";
  bool fail_on_observed = false;
  bool require_must = false;
  bool show_bodies = false;  ///< of records that the run did not make
  std::string program =
      "kimai-conform";  ///< how the user called it, for the command that is recommended at the end
};

enum class ListFormat { text, json, markdown };

struct ListArguments {
  std::string subject = "scenarios";  ///< a row of the table in list_command.cc
  ListFormat format = ListFormat::text;
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
  std::string world = "small";
  std::string fault;         ///< a row of the reference's table of faults; empty: none
  std::string log;           ///< file; empty: none
  std::string base_path;     ///< this and the next ones: how the installation is put onto the network
  std::string strip_prefix;  ///< empty: not so
  std::string basic;         ///< `user:password`
  std::string trusted_host;
  std::string pose;  ///< version
  std::string plugin_field;
  bool redirect_https = false;
  unsigned fail_every = 0;
  bool control = false;
  std::vector<std::string> settings;     ///< `NAME=VALUE` of the system configuration
  std::vector<std::string> permissions;  ///< `ROLE:NAME=0|1` of the role permissions
};

struct ProveArguments {
  std::string version = "2.66.0";
  std::vector<std::string> faults;  ///< names; empty: all that the version can have
  plan::Selection selection;
  int workers = 2;
  bool full = false;
  bool json = false;
};

struct ReportArguments {
  std::string folder = "conform-report";
  std::vector<std::string> reports;
};

struct ExportArguments {
  TargetOptions target;
  std::string output;  ///< file; empty: `openapi-<version>.json`
};

struct DoctorArguments {
  TargetOptions target;
  std::string spec;  ///< exported document that runs are to be held against
  bool json = false;
};

struct CleanArguments {
  TargetOptions target;
  std::string journal;             ///< file; empty: look for markers
  std::int64_t older_than_ms = 0;  ///< age of the runs whose markers are looked for
  bool dry_run = false;
};

/// The command line, understood. Exactly one of the commands is there.
struct Options {
  ColourChoice colour = ColourChoice::automatic;
  std::optional<RunArguments> run;
  std::optional<ListArguments> list;
  std::optional<LintArguments> lint;
  std::optional<ExportArguments> export_document;
  std::optional<DoctorArguments> doctor;
  std::optional<ServeArguments> serve;
  std::optional<ProveArguments> prove;
  std::optional<ReportArguments> report;
  std::optional<CleanArguments> clean;
};

}  // namespace conform::app
