#include "app/process_list.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace conform::app {
namespace {

/// Options whose values are secrets, or may hold one.
constexpr std::array<std::string_view, 7> secret_options{"--otp",   "--header", "-H",     "--web-header",
                                                         "--proxy", "-x",       "--basic"};
constexpr std::array<const char*, 3> secret_variables{"KIMAI_CONFORM_PASSWORD", "KIMAI_CONFORM_TOKEN",
                                                      "KIMAI_CONFORM_TOTP_SECRET"};

void blank(char* text) {
  std::fill_n(text, std::strlen(text), '*');
}

/// Where the value begins in a word like `--otp=123456` or `-HName: value`; 0 for a word without one.
std::size_t value_in(std::string_view word) {
  for (const std::string_view option : secret_options) {
    if (!word.starts_with(option) || word.size() == option.size()) continue;
    const bool is_short = option.size() == 2;
    if (is_short || word[option.size()] == '=') return option.size() + (is_short ? 0 : 1);
  }
  return 0;
}

void blank_variables() {
  for (const char* name : secret_variables) {
    char* shown = std::getenv(name);
    if (shown == nullptr) continue;
    const std::string value = shown;
    ::setenv(name, value.c_str(), 1);  // a copy elsewhere
    blank(shown);
  }
}

}  // namespace

std::vector<std::string> take_words(int argc, char** argv) {
  std::vector<std::string> words(argv, argv + argc);
  for (int i = 1; i < argc; ++i) {
    const bool follows = std::count(secret_options.begin(), secret_options.end(), words[i - 1]) > 0;
    if (follows) {
      blank(argv[i]);
    } else if (const std::size_t begin = value_in(words[i]); begin > 0) {
      blank(argv[i] + begin);
    }
  }
  blank_variables();
  return words;
}

}  // namespace conform::app
