#include "target/target_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/mapping_reader.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "http/pace.h"
#include "http/request_check.h"
#include "http/url.h"

namespace conform::target {
namespace {

constexpr std::array<Permission, 2> permission_table{{
    {"noise", "floods of refused requests, and requests that provoke server errors"},
    {"write", "scenarios create, change and delete their own objects"},
}};

constexpr std::array<Hook, 1> hook_table{{
    {"set_token_expiry",
     "sets when a token expires; run without a shell, told by KIMAI_CONFORM_TOKEN_ID, _TOKEN_NAME, "
     "_TOKEN_USER, "
     "_EXPIRES_AT and _EXPIRES_UNIX"},
}};

std::string known_permissions() {
  std::vector<std::string> names;
  for (const Permission& row : permission_table) names.emplace_back(row.name);
  return joined(names, ", ");
}

/// Reads one target; every mistake in it is collected.
class TargetReader {
 public:
  TargetReader(const Node& node, const std::string& folder, Diagnostics& diagnostics)
      : reader_(node, "target", diagnostics), folder_(folder), diagnostics_(diagnostics) {}

  TargetSettings read(const std::string& name) {
    TargetSettings target;
    target.name = name;
    target.where = reader_.where();
    if (reader_.is_mapping()) {
      read_url(target);
      read_credentials(target);
      read_permissions(target);
      read_network(target);
    }
    reader_.finish();
    return target;
  }

 private:
  /// The path as seen from where the program runs.
  std::string path(const std::string& named) const {
    return named.empty() || named.front() == '/' || folder_.empty() ? named : folder_ + '/' + named;
  }
  std::string file(std::string_view key) { return path(reader_.text(key).value_or("")); }

  /// A list of texts, each with its place; a single text is a list of one.
  std::vector<PlacedText> placed_texts(std::string_view key) {
    const Node* node = reader_.optional(key);
    const bool is_list = node != nullptr && node->kind == Node::Kind::sequence;
    std::vector<PlacedText> out;
    std::vector<SourceLocation> places;
    if (is_list) {
      for (const Node& item : node->items)
        if (item.kind == Node::Kind::text) places.push_back(item.where);
    } else if (node != nullptr) {
      places.push_back(node->where);
    }
    for (std::string& text : reader_.texts(key)) {
      const SourceLocation where = places.at(out.size());
      out.push_back({std::move(text), where});
    }
    return out;
  }

  void read_url(TargetSettings& target) {
    const Node* url = reader_.required("url");
    if (url == nullptr) return;
    if (url->kind != Node::Kind::text) {
      diagnostics_.error(url->where, "the base URL must be text");
      return;
    }
    try {
      target.url = http::check_base_url(url->text, url->where);
    } catch (const InputError& error) {
      diagnostics_.append(error.diagnostics());
    }
  }

  /// `expired`: set where the place may say so of its secret; null: it may not.
  std::optional<SecretReference> secret_in(const Node& node, const std::string& what,
                                           bool* expired = nullptr) {
    if (node.kind == Node::Kind::text && node.text == "prompt")
      return SecretReference{SecretReference::Place::prompt, "", node.where};
    if (node.kind != Node::Kind::mapping) {
      diagnostics_.error(node.where, "a " + what + " never stands in this file",
                         "name its place: { environment: NAME }, { file: PATH } or prompt");
      return std::nullopt;
    }
    MappingReader reader(node, "place of a " + what, diagnostics_);
    if (expired != nullptr) *expired = reader.boolean("expired").value_or(false);
    const auto variable = reader.text("environment");
    const auto named = reader.text("file");
    reader.finish();
    if (variable.has_value() == named.has_value()) {
      diagnostics_.error(node.where,
                         "the place of a " + what + " is either an environment variable or a file");
      return std::nullopt;
    }
    if (variable) return SecretReference{SecretReference::Place::environment, *variable, node.where};
    return SecretReference{SecretReference::Place::file, path(*named), node.where};
  }

  std::optional<SecretReference> secret(std::string_view key, const std::string& what) {
    const Node* node = reader_.optional(key);
    return node == nullptr ? std::nullopt : secret_in(*node, what);
  }

  /// `expired: true` beside the place says that the token has expired.
  void read_token(const Node& node, TargetSettings& target) {
    bool expired = false;
    auto reference = secret_in(node, "token", &expired);
    if (reference) (expired ? target.expired_tokens : target.tokens).push_back(std::move(*reference));
  }

  void read_credentials(TargetSettings& target) {
    target.login = reader_.text("login").value_or("");
    target.password = secret("password", "password");
    target.totp_secret = secret("totp_secret", "secret of a second factor");
    if (const Node* tokens = reader_.sequence("tokens"))
      for (const Node& token : tokens->items) read_token(token, target);
    if (target.login.empty() && (target.password || target.totp_secret))
      diagnostics_.error(reader_.where(), "a target with a password names no login", "add login: USER");
    if (!target.login.empty() && !target.password)
      target.password = SecretReference{SecretReference::Place::prompt, "", reader_.where()};
  }

  void read_permissions(TargetSettings& target) {
    for (auto& [name, where] : placed_texts("allow")) {
      const auto known = std::any_of(permission_table.begin(), permission_table.end(),
                                     [&](const Permission& row) { return row.name == name; });
      if (!known)
        diagnostics_.error(where, "unknown permission '" + shortened(printable(name), 60) + "'",
                           did_you_mean(name, {"noise", "write"}, "known are " + known_permissions()));
      target.allow.insert(std::move(name));
    }
  }

  std::vector<HeaderSetting> headers(std::string_view key) {
    std::vector<HeaderSetting> out;
    const Node* node = reader_.mapping(key);
    if (node == nullptr) return out;
    for (const Node::Entry& entry : node->entries) {
      HeaderSetting& header = out.emplace_back();
      header.name = entry.key;
      if (entry.value.is_scalar()) {
        header.value = entry.value.text;
      } else {
        header.secret = secret_in(entry.value, "header's value");
      }
      if (const auto refusal = http::refusal_of({"GET", "/", {{header.name, header.value}}, {}}))
        diagnostics_.error(entry.key_where, *refusal);
    }
    return out;
  }

  void read_network(TargetSettings& target) {
    target.contact = reader_.text("contact").value_or("");
    read_rate_limit(target);
    target.proxy = reader_.text("proxy").value_or("");
    target.ca_file = file("ca");
    target.client_certificate = file("client_certificate");
    target.client_key = file("client_key");
    target.insecure = reader_.boolean("insecure").value_or(false);
    target.headers = headers("headers");
    target.web_headers = headers("web_headers");
    for (const auto& [named, where] : placed_texts("deviations"))
      target.deviations.push_back({path(named), where});
    read_hooks(target);
  }

  void read_rate_limit(TargetSettings& target) {
    const Node* node = reader_.optional("rate_limit");
    target.rate_limit = reader_.text("rate_limit").value_or("");
    if (node != nullptr && node->kind == Node::Kind::text && !http::parse_rate_limit(target.rate_limit))
      diagnostics_.error(node->where, "'" + shortened(printable(target.rate_limit), 60) + "' is no rate",
                         "a rate is like 5/s, 90/m, auto or none");
  }

  void read_hooks(TargetSettings& target) {
    const Node* hooks = reader_.mapping("hooks");
    if (hooks == nullptr) return;
    MappingReader reader(*hooks, "hooks", diagnostics_);
    for (const Hook& row : hook_table)
      if (auto command = reader.text(row.name)) target.hooks[std::string(row.name)] = std::move(*command);
    reader.finish();
  }

  MappingReader reader_;
  const std::string& folder_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::span<const Permission> permissions() {
  return permission_table;
}

std::span<const Hook> hooks() {
  return hook_table;
}

Targets read_targets(const Node& file, const std::string& folder, Diagnostics& diagnostics) {
  Targets targets;
  MappingReader reader(file, "configuration", diagnostics);
  const Node* all = reader.required("targets");
  if (all != nullptr && all->kind != Node::Kind::mapping) {
    diagnostics.error(all->where, "'targets' must be a mapping of names to targets");
  } else if (all != nullptr) {
    for (const Node::Entry& entry : all->entries)
      targets[entry.key] = TargetReader(entry.value, folder, diagnostics).read(entry.key);
    if (all->entries.empty()) diagnostics.error(all->where, "the configuration names no target");
  }
  reader.finish();
  return targets;
}

}  // namespace conform::target
