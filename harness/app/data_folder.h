#pragma once

#include <string>

namespace conform::app {

/// Where the shipped files stand: `suites/`, `specs/`. An installed program finds them in
/// `../share/kimai-conform`, one in a build folder of the checkout at the checkout's top.
/// `KIMAI_CONFORM_DATA` names another place. Throws `InputError` saying where it looked.
std::string data_folder();

}  // namespace conform::app
