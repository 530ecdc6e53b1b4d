#include "http/secret_watch.h"

#include <array>
#include <string>
#include <string_view>

#include "base/text.h"

namespace conform::http {
namespace {

/// What a server makes for a session or a form is at least as long; shorter values are flags and names.
constexpr std::size_t shortest = 16;
/// Answers beyond that are lists of records, which hold none; an error page fits in.
constexpr std::size_t most_searched = std::size_t{1} << 20U;
constexpr std::array<std::string_view, 5> names{"token", "password", "secret", "session", "csrf"};

class Learner {
 public:
  Learner(Secrets& secrets, std::size_t most) : secrets_(secrets), most_(most) {}

  void cookie(std::string_view line) {
    const std::string_view pair = line.substr(0, line.find(';'));
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos) learn(trimmed(pair.substr(equals + 1)));
  }
  void named_in(std::string_view text);
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  void learn(std::string_view value) {
    constexpr std::size_t longest = 4096;
    if (value.size() < shortest || value.size() > longest || count_ >= most_) return;
    secrets_.add(value);
    ++count_;
  }

  Secrets& secrets_;
  const std::size_t most_;
  std::size_t count_ = 0;
};

bool is_value(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~+/=%").find(c) != std::string_view::npos;
}

/// Between a name and its value: the end of the name, and what JSON, HTML or an address puts there:
/// `"csrf_token":"x"`, `name="f[_token]" value="x"`, `?token=x`.
std::string_view value_after_name(std::string_view rest) {
  constexpr std::size_t widest = 60;
  constexpr std::string_view between = "]\"' =:\\&;quot\n\t";
  std::size_t at = 0;
  while (at < rest.size() && at < widest && !rest.substr(at).starts_with("value") &&
         between.find(rest[at]) != std::string_view::npos)
    ++at;
  if (rest.substr(at).starts_with("value")) {
    at += std::string_view("value").size();
    while (at < rest.size() && at < widest && between.find(rest[at]) != std::string_view::npos) ++at;
  }
  if (at == 0) return {};
  std::size_t end = at;
  while (end < rest.size() && is_value(rest[end])) ++end;
  return rest.substr(at, end - at);
}

void Learner::named_in(std::string_view text) {
  const std::string lower = lowered(text.substr(0, most_searched));
  for (const std::string_view name : names)
    for (auto at = lower.find(name); at != std::string::npos && count_ < most_; at = lower.find(name, at + 1))
      learn(value_after_name(text.substr(at + name.size())));
}

}  // namespace

std::size_t learn_secrets(const Response& response, Secrets& secrets, std::size_t most) {
  Learner learner(secrets, most);
  for (const auto& [name, value] : response.headers) {
    if (lowered(name) == "set-cookie") learner.cookie(value);
    if (lowered(name) == "location") learner.named_in(value);
  }
  learner.named_in(response.body);
  return learner.count();
}

}  // namespace conform::http
