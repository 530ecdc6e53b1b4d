#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Serves the reference Kimai until SIGTERM or SIGINT (or, if asked, the end of input). Prints one line of
/// JSON first:
/// `{"url": ..., "version": ..., "actors": {"super_admin": {"token": ..., "username": ..., "password": ...,
/// "timezone": ...}, ...}}`, with `"control": {"url": ..., "secret": ...}` behind it if that was asked for.
ExitCode serve_command(const ServeArguments& arguments);

}  // namespace conform::app
