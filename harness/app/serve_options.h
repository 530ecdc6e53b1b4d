#pragma once

#include "app/options.h"

namespace CLI {
class App;
}

namespace conform::app {

/// The command `serve` and its options.
void add_serve(CLI::App& app, Options& options);

}  // namespace conform::app
