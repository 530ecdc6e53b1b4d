#pragma once

#include <map>
#include <string>

#include "target/web/html_page.h"

namespace conform::target {

/// What the page of the system configuration (`/en/admin/system-config/`) shows, by the names of the
/// settings. Each setting is two fields of a form: a hidden one ending in `[name]` and one ending in
/// `[value]`. Only what `conform::settings()` lists is taken; an empty map where the page is another one.
std::map<std::string, std::string> settings_on(const HtmlPage& page);

}  // namespace conform::target
