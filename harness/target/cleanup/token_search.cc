#include "target/cleanup/token_search.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "target/marker.h"
#include "target/web/token_screen.h"

namespace conform::target {
namespace {

using nlohmann::json;

/// Whose screens are looked at, at most: each is a page of its own.
constexpr std::size_t most_screens = 500;
constexpr std::size_t most_name = 100;

/// The names of all other accounts that are nobody's of a run; those go with their tokens.
std::vector<std::string> other_people(const json& users, const std::string& self) {
  std::vector<std::string> names;
  if (!users.is_array()) return names;
  for (const json& user : users) {
    const auto name = user.is_object() ? user.find("username") : user.end();
    if (!user.is_object() || name == user.end() || !name->is_string()) continue;
    const auto text = name->get<std::string>();
    if (text != self && !leading_marker(text)) names.push_back(text);
  }
  return names;
}

}  // namespace

std::variant<std::string, TokenSearch::Problem> TokenSearch::find_own(const std::string& name) {
  auto listed = TokenScreen(session_, username_, TokenOwner::login).list();
  if (auto* error = std::get_if<WebError>(&listed)) return Problem{std::move(error->message)};
  for (const ListedToken& row : std::get<std::vector<ListedToken>>(listed))
    if (row.name == name) return row.id;
  return std::string();
}

bool TokenSearch::add_of(const std::string& username, const WhichRuns& runs, std::vector<Creation>& out,
                         std::string& why) {
  const TokenOwner owner = username == username_ ? TokenOwner::login : TokenOwner::another;
  auto listed = TokenScreen(session_, username, owner).list();
  if (auto* error = std::get_if<WebError>(&listed)) {
    why = std::move(error->message);
    return false;
  }
  for (const ListedToken& row : std::get<std::vector<ListedToken>>(listed)) {
    const auto marker = leading_marker(row.name);
    if (!marker || !runs(*marker)) continue;
    Creation creation;
    creation.what = "API token \"" + marker->text + "\" of " + shortened(printable(username), most_name);
    creation.undo = "delete_api_token";
    creation.undo_path = "/api/users/api-token/{id}";
    creation.name = shortened(row.name, 200);
    creation.id = row.id;
    out.push_back(std::move(creation));
  }
  return true;
}

void TokenSearch::add_marked(const WhichRuns& runs, ApiClient& api, std::vector<Creation>& out,
                             std::vector<Unsearched>& unsearched) {
  std::string why;
  if (!add_of(username_, runs, out, why)) unsearched.push_back({"API tokens of the login", why, true});
  // A run by this login makes none for other people: these are left by runs of theirs alone.
  constexpr const char* of_others = "API tokens of other accounts";
  const auto users = api.get("/api/users?visible=3");
  if (users.index() != 0) {
    unsearched.push_back({of_others, "their accounts are listed for super administrators only", false});
    return;
  }
  const std::vector<std::string> names = other_people(std::get<json>(users), username_);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == most_screens) {
      unsearched.push_back({of_others,
                            counted(names.size() - i, "account") + " of more than " +
                                std::to_string(most_screens) + " are left out",
                            false});
      return;
    }
    if (add_of(names[i], runs, out, why)) continue;
    unsearched.push_back({of_others, why, false});
    return;
  }
}

}  // namespace conform::target
