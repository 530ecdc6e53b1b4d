#include "app/run_target.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <fmt/format.h>

#include "app/built_in_target.h"
#include "app/project_files.h"
#include "app/token_source.h"
#include "app/version.h"
#include "base/file.h"
#include "base/text.h"
#include "http/curl_transport.h"
#include "http/request_check.h"
#include "http/url.h"
#include "target/account_pool.h"

namespace conform::app {
namespace {

http::Header parsed_header(const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos || colon == 0)
    throw InputError({}, "--header needs a name and a value", "write it as 'Name: value'");
  http::Header header(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
  if (const auto refusal = http::refusal_of({"GET", "/", {header}, {}}))
    throw InputError({}, "--header cannot be sent: " + *refusal, "write it as 'Name: value'");
  return header;
}

/// Says what is wrong with a file of certificates before it looks like a fault of the server's.
const std::string& checked_ca_file(const std::string& path) {
  constexpr std::size_t max_size = std::size_t{16} << 20U;
  if (!path.empty()) read_file(path, max_size);
  return path;
}

http::TransportOptions transport_options(const RunArguments& arguments, const std::string& url) {
  http::TransportOptions options;
  options.base_url = url;
  options.timeout = arguments.request_timeout;
  options.connect_timeout = std::min(options.connect_timeout, options.timeout);
  options.user_agent = std::string("kimai-conform/") + tool_version;
  options.proxy = arguments.proxy;
  options.ca_file = checked_ca_file(arguments.ca_file);
  options.insecure = arguments.insecure;
  for (const std::string& header : arguments.headers) options.headers.push_back(parsed_header(header));
  return options;
}

std::unique_ptr<http::Transport> transport(http::TransportOptions options,
                                           const std::atomic<bool>& cancelled) {
  options.cancelled = &cancelled;
  return std::make_unique<http::CurlTransport>(std::move(options));
}

std::unique_ptr<target::Marker> new_marker() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::make_unique<target::Marker>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

RunTarget built_in(const RunArguments& arguments, const std::string& data_folder, run::StopSignal& stop) {
  RunTarget target;
  target.facts = built_in_facts();
  target.document_path = document_known_before(arguments, data_folder);
  target.facts.document = target.document_path;
  target.marker = new_marker();
  target.make_seat = [&arguments, &stop](int) {
    run::Seat seat;
    auto control = std::make_unique<BuiltInTarget>();
    http::TransportOptions options = transport_options(arguments, control->url());
    options.proxy.clear();
    seat.control = std::move(control);
    seat.transport = transport(options, stop.stop);
    seat.cleaner = transport(std::move(options), stop.kill);
    return seat;
  };
  return target;
}

void choose_document(RunTarget& target, const RunArguments& arguments, const std::string& data_folder) {
  if (!arguments.spec.empty()) {
    target.document_path = target.facts.document = arguments.spec;
    return;
  }
  const BundledDocument bundled = bundled_document(data_folder, target.facts.version);
  target.document_path = bundled.path;
  target.facts.document = fmt::format("bundled, made for Kimai {}, not exported from this installation",
                                      to_string(bundled.version));
  fmt::print(stderr,
             "warning: no document of this installation is given; a bundled one of Kimai {} stands in\n"
             "      hint: export it from the Swagger page at /api/doc and name it with --spec\n",
             to_string(bundled.version));
}

}  // namespace

std::string document_known_before(const RunArguments& arguments, const std::string& data_folder) {
  if (!arguments.spec.empty()) return arguments.spec;
  return arguments.url.empty() ? bundled_document(data_folder, built_in_facts().version).path : std::string();
}

std::variant<RunTarget, target::ConnectError> choose_target(const RunArguments& arguments,
                                                            const std::string& data_folder,
                                                            run::StopSignal& stop) {
  if (arguments.url.empty()) return built_in(arguments, data_folder, stop);

  const std::string url = http::check_base_url(arguments.url);
  const http::TransportOptions options = transport_options(arguments, url);
  const std::string token = read_token(arguments.token_file);
  const std::unique_ptr<http::Transport> first = transport(options, stop.stop);
  auto connected = target::connect(*first, url, token);
  if (auto* error = std::get_if<target::ConnectError>(&connected)) return std::move(*error);
  auto& connection = std::get<target::Connection>(connected);

  RunTarget target;
  target.facts = std::move(connection.facts);
  if (arguments.allow_write) target.facts.capabilities.insert("write");
  choose_document(target, arguments, data_folder);
  target.marker = new_marker();
  const auto pool =
      std::make_shared<target::AccountPool>(std::vector<target::Actor>{std::move(connection.account)});
  target.make_seat = [pool, options, &stop](int) {
    run::Seat seat;
    seat.control = std::make_unique<target::GivenAccounts>(*pool);
    seat.transport = transport(options, stop.stop);
    seat.cleaner = transport(options, stop.kill);
    return seat;
  };
  return target;
}

std::unique_ptr<target::Journal> open_journal(RunTarget& target, const RunArguments& arguments) {
  const bool writes = target.facts.capabilities.count("write") > 0;
  if (target.facts.built_in || !writes) return std::make_unique<target::Journal>();
  target.journal_path = arguments.report_dir + "/journal-" + target.marker->run() + ".ndjson";
  return std::make_unique<target::Journal>(target.journal_path, target.marker->run(), target.facts.url);
}

}  // namespace conform::app
