#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "plan/template.h"

namespace conform::app {

/// `300ms`, `20s`, `5m`, `1h` in milliseconds.
struct Duration final : CLI::Validator {
  Duration() {
    func_ = [](std::string& text) {
      constexpr std::size_t most_digits = 9;  // eleven days
      const std::string refusal = "'" + text + "' is no duration like 300ms, 20s or 5m";
      if (text.ends_with("ms")) {
        text.resize(text.size() - 2);
        const bool is_number = !text.empty() && text.size() <= most_digits &&
                               text.find_first_not_of("0123456789") == std::string::npos;
        return is_number && std::stoi(text) > 0 ? std::string() : refusal;
      }
      long long seconds = 0;
      if (!plan::parse_duration(text, seconds) || seconds <= 0) return refusal;
      text = std::to_string(seconds * 1000);
      return std::string();
    };
  }
};

/// One of some words. The refusal ends with the wrong word, as CLI11's own do.
struct OneOf final : CLI::Validator {
  explicit OneOf(std::vector<std::string> words) {
    func_ = [words = std::move(words)](std::string& text) {
      for (const std::string& word : words)
        if (text == word) return std::string();
      return "it takes " + joined(words, ", ") + ", not " + text;
    };
  }
};

/// The same, for an option that is a value of an enumeration.
template <typename Value>
struct Choice final : CLI::Validator {
  explicit Choice(std::vector<std::pair<std::string, Value>> choices) {
    func_ = [choices = std::move(choices)](std::string& text) {
      std::vector<std::string> words;
      for (const auto& [word, value] : choices) {
        words.push_back(word);
        if (text != word) continue;
        text = std::to_string(static_cast<int>(value));
        return std::string();
      }
      return "it takes " + joined(words, ", ") + ", not " + text;
    };
  }
};

}  // namespace conform::app
