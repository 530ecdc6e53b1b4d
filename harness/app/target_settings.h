#pragma once

#include <atomic>
#include <memory>

#include "app/options.h"
#include "http/curl_transport.h"
#include "http/paced_transport.h"
#include "http/secrets.h"
#include "target/settings.h"

namespace conform::app {

/// How an installation is reached: as the command line says, or as the named target of the configuration file
/// does. URL, credentials and the permission to write come from one of the two as a whole; the rest of the
/// command line is added. Throws `InputError` for a wrong URL or header, and where there is no URL.
target::TargetSettings settings_of(const TargetOptions& options);

/// Whether the options name an installation at all. Throws `InputError` where they hold what only makes sense
/// with one.
bool names_installation(const TargetOptions& options);

/// Teaches what is secret in the settings: values of headers, credentials of a proxy, and what they refer to
/// as far as nobody has to be asked.
void learn_secrets_of(const target::TargetSettings& settings, http::Secrets& secrets);

/// How the API of an installation is talked to. Throws `InputError` for files that cannot be read.
http::TransportOptions api_options(const target::TargetSettings& settings, const TargetOptions& options);
/// How its web pages are.
http::TransportOptions web_options(const target::TargetSettings& settings, const TargetOptions& options);

/// A transport that gives up once `cancelled` is set.
std::unique_ptr<http::Transport> make_transport(http::TransportOptions options,
                                                const std::atomic<bool>& cancelled);

/// The same at the pace of all requests to the installation.
std::unique_ptr<http::Transport> make_paced_transport(http::TransportOptions options,
                                                      const std::shared_ptr<http::Pace>& pace,
                                                      http::PacedTransport::Use use,
                                                      const std::atomic<bool>& cancelled);

}  // namespace conform::app
