#include "suite/actor.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/suggestion.h"
#include "base/text.h"
#include "suite/fields.h"

namespace conform::suite {
namespace {

constexpr int max_tokens = 10;

/// Whether the text looks like `2026-03-01`, digit for digit.
bool is_date_form(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(), [](char c, char expected) {
           return expected == 'd' ? c >= '0' && c <= '9' : c == expected;
         });
}

constexpr std::string_view moments[] = {"past", "soon", "never"};

void check_expiry(const Node& expires, Diagnostics& diagnostics) {
  if (expires.kind != Node::Kind::text || holds_reference(expires.text) || is_date_form(expires.text)) return;
  if (std::find(std::begin(moments), std::end(moments), expires.text) != std::end(moments)) return;
  diagnostics.error(expires.where,
                    fmt::format("'expires' is no date: '{}'", shortened(printable(expires.text), 40)),
                    "write it as 2026-03-01, past, soon or never");
}

constexpr std::string_view sessions[] = {"full", "half"};

void check_session(const Located& session, Diagnostics& diagnostics) {
  const bool is_known =
      std::find(std::begin(sessions), std::end(sessions), session.text) != std::end(sessions);
  if (session.where.line == 0 || is_known) return;
  diagnostics.error(session.where,
                    fmt::format("unknown session '{}'", shortened(printable(session.text), 40)),
                    "sessions: full, half (the second factor is missing)");
}

/// How many tokens, or the names of new ones.
void read_tokens(MappingReader& reader, ActorSpec& actor, Diagnostics& diagnostics) {
  const Node* tokens = reader.optional("tokens");
  if (tokens == nullptr || tokens->kind != Node::Kind::sequence) {
    actor.tokens = static_cast<int>(reader.integer("tokens", 1, max_tokens).value_or(1));
    return;
  }
  for (const Node& name : tokens->items) {
    if (name.kind == Node::Kind::text && !name.text.empty()) {
      actor.token_names.push_back(name);
    } else {
      diagnostics.error(name.where,
                        fmt::format("the name of a token must be text, this is {}",
                                    name.kind == Node::Kind::text ? "empty" : kind_name(name.kind)));
    }
  }
  if (tokens->items.empty() || tokens->items.size() > max_tokens)
    diagnostics.error(tokens->where, fmt::format("'tokens' names 1 to {} tokens", max_tokens));
  actor.tokens = static_cast<int>(std::clamp<std::size_t>(tokens->items.size(), 1, max_tokens));
}

ActorSpec read_actor(std::string name, const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "actor", diagnostics);
  ActorSpec actor;
  actor.name = std::move(name);
  actor.where = node.where;
  actor.role = located_text(reader, "role");
  const std::string& role = actor.role.text;
  const std::vector<std::string>& roles = role_names();
  const bool has_role = actor.role.where.line != 0;
  if (has_role && std::find(roles.begin(), roles.end(), role) == roles.end())
    diagnostics.error(actor.role.where, fmt::format("unknown role '{}'", shortened(printable(role), 60)),
                      did_you_mean(role, roles, "roles: " + joined(roles, ", ")));
  actor.timezone = text_node(reader, "timezone");
  actor.expires = text_node(reader, "expires");
  check_expiry(actor.expires, diagnostics);
  actor.session = located_text(reader, "session");
  check_session(actor.session, diagnostics);
  read_tokens(reader, actor, diagnostics);
  reader.finish();
  return actor;
}

}  // namespace

const std::vector<std::string>& role_names() {
  static const std::vector<std::string> roles = {"user", "teamlead", "admin", "super_admin"};
  return roles;
}

std::vector<ActorSpec> read_actors(MappingReader& reader, const Node& scenario, Diagnostics& diagnostics) {
  std::vector<ActorSpec> out;
  const Node* one = reader.optional("actor");
  const Node* several = reader.mapping("actors");
  if (const Node::Entry* entry = find_entry(scenario, "actors"); entry != nullptr && one != nullptr)
    diagnostics.error(entry->key_where, "a scenario cannot have 'actor' and 'actors' at once",
                      "name all of them under 'actors'");
  if (one != nullptr) out.push_back(read_actor("actor", *one, diagnostics));
  if (several == nullptr) return out;
  if (several->entries.empty()) diagnostics.error(several->where, "'actors' must not be empty");
  for (const Node::Entry& entry : several->entries) {
    check_name({entry.key, entry.key_where}, "an actor", diagnostics);
    if (entry.key == "nobody")
      diagnostics.error(entry.key_where, "'nobody' is the actor without credentials and cannot be declared");
    out.push_back(read_actor(entry.key, entry.value, diagnostics));
  }
  return out;
}

}  // namespace conform::suite
