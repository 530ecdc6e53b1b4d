#include "run/ledger.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "http/deadline_transport.h"
#include "http/encode.h"
#include "spec/json_body.h"
#include "target/marker.h"

namespace conform::run {
namespace {

using nlohmann::json;

/// Accounts are deleted on a page of the web, not by the API.
constexpr spec::OperationRow account_deletion{"delete_user", "POST", "/admin/user/{id}/delete", true, ""};

bool is_account(const target::Creation& creation) {
  return creation.undo == account_deletion.id;
}

json parsed(std::string_view text) {
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(text);
  return body.problem() ? json() : body.value();
}

/// What a creating request sends, as an object: of a form its fields, as texts.
json sent_fields(const http::Request& request) {
  const std::string* type = http::find_header(request.headers, "Content-Type");
  if (type == nullptr || !type->starts_with("application/x-www-form-urlencoded"))
    return parsed(request.body.value_or(""));
  json fields = json::object();
  for (const auto& [name, value] : http::decode_form(request.body.value_or(""))) fields[name] = value;
  return fields;
}

/// The text of a creating body by which its object can be found again.
std::string name_in(const json& body) {
  for (const char* field : {"/name", "/description", "/username"}) {
    const json* text = pointer_find(body, field);
    if (text != nullptr && text->is_string() && !text->get<std::string>().empty())
      return text->get<std::string>();
  }
  return {};
}

/// The same of a body that is no JSON: a server that takes it all the same may read a name in it. Only a
/// marker is believed.
std::string name_in_text(std::string_view body) {
  for (const std::string_view field : {"username", "name", "description"})
    for (auto at = body.find(field); at != std::string_view::npos; at = body.find(field, at + 1)) {
      const auto begin = body.find_first_not_of("\"' :=\t\r\n", at + field.size());
      if (begin == std::string_view::npos) break;
      if (const auto marker = target::leading_marker(body.substr(begin))) return marker->text;
    }
  return {};
}

/// Whether a body sets none of the texts that name an object.
bool names_nothing(const json& body) {
  if (!body.is_object()) return body.is_array() && body.empty();
  for (const char* field : {"name", "description", "username"}) {
    const auto found = body.find(field);
    if (found != body.end() && !found->is_null() && *found != json("")) return false;
  }
  return true;
}

std::string created_id(const http::Response& response) {
  const json body = parsed(response.body);
  const json* id = pointer_find(body, "/id");
  return id != nullptr && id->is_number_integer() ? id->dump() : std::string();
}

/// The path that deletes what a request makes, with all parameters filled in but the last, which is the new
/// object's: `/api/customers/17/rates/{rateId}` after a POST to `/api/customers/17/rates`. Empty if the
/// request's path is not the operation's.
std::string undo_path(const spec::OperationRow& operation, const spec::OperationRow& undo,
                      const http::Request& request) {
  const std::vector<std::string> wanted = split(operation.path, '/');
  const std::vector<std::string> sent = split(request.target.substr(0, request.target.find('?')), '/');
  if (wanted.size() != sent.size()) return {};
  std::string path(undo.path);
  const std::size_t last = path.rfind('{');
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::size_t at = wanted[i].starts_with('{') ? path.find(wanted[i]) : std::string::npos;
    if (at == std::string::npos || at == last) continue;
    path.replace(at, wanted[i].size(), sent[i]);
    return path;
  }
  return std::count(path.begin(), path.end(), '{') == 1 ? path : std::string();
}

/// What hangs on an object of the run, and the list of it.
struct Hanging {
  std::string_view undo;
  std::string_view field;   ///< of the body: the object that it hangs on
  std::string_view parent;  ///< what would delete that
  std::string_view list;
};

constexpr std::array<Hanging, 3> hangings{{
    {"delete_timesheet", "/project", "delete_project", "/api/timesheets?size=250&project="},
    {"delete_activity", "/project", "delete_project", "/api/activities?visible=3&project="},
    {"delete_project", "/customer", "delete_customer", "/api/projects?visible=3&ignoreDates=1&customer="},
}};

/// The list that would show the new object on one of the run; empty where it hangs on none.
std::string list_of_parent(const std::string& undo, const json& body, const target::Journal& journal) {
  for (const Hanging& row : hangings) {
    const json* parent = pointer_find(body, row.field);
    const bool is_own = undo == row.undo && parent != nullptr && parent->is_number_integer() &&
                        journal.was_made(std::string(row.parent), parent->dump());
    if (is_own) return std::string(row.list) + parent->dump();
  }
  return {};
}

}  // namespace

std::optional<std::string> Ledger::before(const spec::OperationRow& operation, const http::Request& request) {
  const spec::OperationRow* undo =
      operation.id == "post_user" ? &account_deletion : spec::find_operation(operation.undo);
  if (undo == nullptr) return std::nullopt;
  const json body = sent_fields(request);
  Entry entry;
  entry.creation.operation = operation.id;
  entry.creation.undo = undo->id;
  entry.creation.undo_path = undo_path(operation, *undo, request);
  if (entry.creation.undo_path.empty()) return std::nullopt;
  constexpr std::size_t longest_name = 200, longest_body = 10'000;
  entry.creation.name =
      shortened(body.is_null() ? name_in_text(request.body.value_or("")) : name_in(body), longest_name);
  const bool is_copy = operation.path.find('{') != std::string_view::npos;
  entry.creation.nameless = !is_copy && (names_nothing(body) || request.body.value_or("").empty());
  entry.creation.sent = request.body.value_or("").substr(0, longest_body);
  entry.creation.what = undo->id.substr(undo->id.find('_') + 1);
  if (!entry.creation.name.empty()) entry.creation.what += " \"" + shortened(entry.creation.name, 80) + '"';
  entry.creation.parent = list_of_parent(std::string(undo->id), body, *journal_);
  if (const std::string* value = http::find_header(request.headers, "Authorization"))
    entry.authorization = *value;
  if (auto refusal = journal_->intend(entry.creation)) return refusal;
  pending_ = std::move(entry);
  return std::nullopt;
}

void Ledger::after(const http::Exchange& exchange) {
  if (!pending_) return;
  Entry entry = std::move(*pending_);
  pending_.reset();
  const http::Response* response = exchange.response();
  if (response == nullptr || response->status >= 500) {
    entry.uncertain = true;
    entries_.push_back(std::move(entry));
    return;
  }
  entry.creation.id = response->status < 300 ? created_id(*response) : std::string();
  if (entry.creation.id.empty()) {
    journal_->done(entry.creation);
    return;
  }
  journal_->made(entry.creation);
  entries_.push_back(std::move(entry));
}

std::vector<Leftover> Ledger::undo_all(const UndoMeans& means) {
  std::vector<std::pair<Leftover, const Entry*>> left;
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    const target::Creation& creation = entry->creation;
    std::vector<Leftover> of_entry{{creation.what + (creation.id.empty() ? "" : " " + creation.id),
                                    "the time for clean-up was over",
                                    {}}};
    if (std::chrono::steady_clock::now() <= means.deadline) of_entry = undo(*entry, means);
    for (Leftover& leftover : of_entry) left.emplace_back(std::move(leftover), &*entry);
  }
  std::vector<Leftover> leftovers;
  for (auto& [leftover, entry] : left) {
    if (is_gone(*entry, means)) continue;
    leftovers.push_back(std::move(leftover));
    users_left_ += is_account(entry->creation) ? 1 : 0;
  }
  entries_.clear();
  return leftovers;
}

/// What could not be deleted may have gone with what was deleted later: a record with its account.
bool Ledger::is_gone(const Entry& entry, const UndoMeans& means) {
  if (entry.creation.id.empty() || std::chrono::steady_clock::now() > means.deadline) return false;
  const std::string inspector = means.inspector.empty() ? entry.authorization : "Bearer " + means.inspector;
  http::DeadlineTransport transport(means.transport, means.deadline);
  target::Cleaner cleaner(target::ApiClient(transport, {inspector}), estate(), means.pages);
  if (!cleaner.is_gone(entry.creation)) return false;
  journal_->done(entry.creation);
  ++deleted_;
  return true;
}

target::Estate Ledger::estate() const {
  if (!journal_->is_kept()) return {};
  return {target::begins_with_marker_of(target::only_run(journal_->run())),
          [journal = journal_](const std::string& undo, const std::string& id) {
            return journal->was_made(undo, id);
          }};
}

std::vector<Leftover> Ledger::undo(Entry& entry, const UndoMeans& means) {
  std::vector<std::string> makers{entry.authorization};
  for (const std::string& token : means.tokens) makers.push_back("Bearer " + token);
  const std::string inspector = means.inspector.empty() ? entry.authorization : "Bearer " + means.inspector;
  if (!means.inspector.empty()) makers.push_back(inspector);
  http::DeadlineTransport transport(means.transport, means.deadline);
  target::ApiClient maker(transport, makers);
  target::Cleaner cleaner(target::ApiClient(transport, {inspector}), estate(), means.pages);

  std::vector<std::string> ids{entry.creation.id};
  if (entry.uncertain) {
    auto found = cleaner.find(entry.creation, maker);
    if (auto* why = std::get_if<std::string>(&found))
      return {Leftover{entry.creation.what, std::move(*why), {}}};
    ids = std::get<std::vector<std::string>>(std::move(found));
  }
  std::vector<Leftover> leftovers;
  for (const std::string& id : ids) {
    entry.creation.id = id;
    if (auto leftover = cleaner.remove(entry.creation, maker)) {
      leftovers.push_back(std::move(*leftover));
    } else {
      ++deleted_;
    }
  }
  if (leftovers.empty()) journal_->done(entry.creation);
  return leftovers;
}

}  // namespace conform::run
