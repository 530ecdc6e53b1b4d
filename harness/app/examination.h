#pragma once

#include <string>

#include "app/options.h"
#include "http/secrets.h"
#include "http/transport.h"
#include "run/run.h"
#include "target/connect.h"
#include "target/doctor/evidence.h"
#include "target/settings.h"

namespace conform::app {

/// Where a token came from, for messages: `KIMAI_CONFORM_TOKEN`, a file, `the token`.
std::string label_of(const target::SecretReference& token);

/// With `--wait-ready`: waits until the installation is up, and says on standard error what it waits for.
/// Whatever comes of it, the commands that follow say what is wrong.
void wait_until_ready(const target::TargetSettings& settings, const TargetOptions& options,
                      run::StopSignal& stop);

/// Says in the doctor's words why an installation cannot be used, where its checks know more than the failed
/// request does. Sends two requests without credentials.
target::ConnectError explained_failure(const target::ConnectError& error,
                                       const target::TargetSettings& settings, const TargetOptions& options,
                                       run::StopSignal& stop);

}  // namespace conform::app
