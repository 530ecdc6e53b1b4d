#include "run/privacy.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "check/json_excerpt.h"
#include "http/spellings.h"
#include "spec/operation_table.h"
#include "target/cleanup/item_id.h"

namespace conform::run {
namespace {

using nlohmann::json;

/// What deletes a record, by the words that paths and properties name it with.
struct RecordName {
  std::string_view word;
  std::string_view undo;
};
constexpr std::array<RecordName, 24> record_names{{
    {"activities", "delete_activity"},
    {"activity", "delete_activity"},
    {"customers", "delete_customer"},
    {"customer", "delete_customer"},
    {"projects", "delete_project"},
    {"project", "delete_project"},
    {"timesheets", "delete_timesheet"},
    {"timesheet", "delete_timesheet"},
    {"tags", "delete_tag"},
    {"tag", "delete_tag"},
    {"teams", "delete_team"},
    {"team", "delete_team"},
    {"users", "delete_user"},
    {"user", "delete_user"},
    {"teamlead", "delete_user"},
    {"supervisor", "delete_user"},
    {"createdBy", "delete_user"},
    {"members", "delete_user"},
    {"invoices", "delete_invoice"},
    {"parent", "delete_project"},
    {"me", "delete_user"},
    {"recent", "delete_timesheet"},
    {"active", "delete_timesheet"},
    {"memberships", "delete_team"},
}};

std::string_view undo_of(std::string_view word) {
  const auto* const found = std::find_if(record_names.begin(), record_names.end(),
                                         [&](const RecordName& row) { return row.word == word; });
  return found == record_names.end() ? std::string_view() : found->undo;
}

/// Answers about the installation, not about anybody.
constexpr std::array<std::string_view, 4> about_nobody{"/api/ping", "/api/version", "/api/plugins",
                                                       "/api/config/"};

class Owner {
 public:
  Owner(const JudgedStep& step, const RunContext& context) : context_(context) {
    const http::Request& request = step.exchange.request;
    const std::vector<std::string> path = split(request.target.substr(0, request.target.find('?')), '/');
    constexpr std::size_t kind = 2, id = 3;  // of `/api/customers/17/rates`
    if (path.size() > kind) undo_ = undo_of(path[kind]);
    of_own_path_ = path.size() > id && was_made(undo_, path[id]);
    const bool reads = request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS";
    const spec::OperationRow* operation = spec::find_operation(step.operation);
    const int status = step.exchange.response()->status;
    of_own_path_ = of_own_path_ || ((operation != nullptr ? operation->writes : !reads) && status < 300);
  }

  /// Whether the value at the end of a pointer is the run's.
  [[nodiscard]] bool owns(const json& root, std::string_view pointer) const {
    const std::vector<std::string> tokens = split(pointer, '/');
    const json* at = &root;
    std::string_view undo = undo_;
    bool own = of_own_path_ || owns_all(root, undo);
    for (std::size_t i = 1; i < tokens.size() && at != nullptr; ++i) {
      const bool in_list = at->is_array();
      at = pointer_find(*at, '/' + tokens[i]);
      if (!in_list && !undo_of(tokens[i]).empty()) undo = undo_of(tokens[i]);
      if (at == nullptr) break;
      const bool is_record = at->is_object() && at->contains("id");
      if (is_record || in_list) own = owns_all(*at, undo) || (own && !is_record);
    }
    return own || (at != nullptr && is_marked(*at));
  }

 private:
  [[nodiscard]] bool was_made(std::string_view undo, const std::string& id) const {
    return !id.empty() && context_.journal.was_made(std::string(undo), id);
  }
  [[nodiscard]] bool is_marked(const json& value) const {
    if (!value.is_string()) return false;
    const auto marker = target::find_marker(value.get_ref<const std::string&>());
    return marker && marker->run == context_.marker.run();
  }
  [[nodiscard]] bool owns_record(const json& record, std::string_view undo) const {
    if (was_made(undo, target::id_at(record, "/id")) ||
        was_made("delete_user", target::id_at(record, "/user")))
      return true;
    return std::any_of(record.begin(), record.end(), [this](const json& field) { return is_marked(field); });
  }
  [[nodiscard]] bool owns_all(const json& value, std::string_view undo) const {
    if (value.is_object()) return owns_record(value, undo);
    if (!value.is_array()) return is_marked(value);
    return std::all_of(value.begin(), value.end(), [&](const json& item) { return owns_all(item, undo); });
  }

  const RunContext& context_;
  std::string_view undo_;
  bool of_own_path_ = false;
};

/// `{"code": 400, "message": ..., "errors": ...}`: what Kimai says about a request, not about a person.
bool is_error_of_kimai(const JudgedStep& step) {
  if (step.exchange.response()->status < 400 || step.body.problem() || !step.body.value().is_object())
    return false;
  const json& body = step.body.value();
  for (auto entry = body.begin(); entry != body.end(); ++entry)
    if (entry.key() != "code" && entry.key() != "message" && entry.key() != "errors") return false;
  return true;
}

bool is_about_nobody(const JudgedStep& step) {
  return std::any_of(about_nobody.begin(), about_nobody.end(),
                     [&](std::string_view path) { return step.exchange.request.target.starts_with(path); });
}

std::string description(const json& value) {
  const std::string kind = check::value_class(&value);
  if (!value.is_string()) return "masked: " + kind;
  const std::size_t length = columns(value.get_ref<const std::string&>());
  return "masked: " + kind + " of " + counted(length, "character");
}

/// Keywords whose `actual` says something about a value and never repeats it.
bool repeats_no_value(std::string_view keyword) {
  constexpr std::array<std::string_view, 7> keywords{"type",   "size", "present", "zone",
                                                     "status", "body", "capture"};
  return std::find(keywords.begin(), keywords.end(), keyword) != keywords.end();
}

/// Whether a text tells something of a value: the beginning of one of its texts, or a number of two digits.
bool tells_of(std::string_view text, const json& value) {
  constexpr std::size_t telling = 6;
  if (value.is_structured())
    return text.starts_with('{') || text.starts_with('[') ||
           std::any_of(value.begin(), value.end(), [&](const json& item) { return tells_of(text, item); });
  if (value.is_boolean() || value.is_null()) return false;
  const std::string whole = value.is_string() ? value.get<std::string>() : value.dump();
  const std::string part = printable(std::string_view(whole).substr(0, telling));
  return part.size() > 1 && text.find(part) != std::string_view::npos;
}

bool is_personal(const json& value) {
  return !value.is_null() && !value.is_boolean();
}

}  // namespace

bool may_be_shown(const JudgedStep& step, const RunContext& context, std::string_view pointer) {
  if (context.show_bodies || step.exchange.response() == nullptr || is_about_nobody(step)) return true;
  if (is_error_of_kimai(step)) return true;
  if (step.body.problem()) return step.exchange.response()->body.empty();
  const json& root = step.body.value();
  const json* value = pointer_find(root, pointer);
  if (value != nullptr && !is_personal(*value)) return true;
  return Owner(step, context).owns(root, pointer);
}

void Privacy::learn(const JudgedStep& step, const RunContext& context, std::string_view pointer) {
  if (may_be_shown(step, context, pointer)) return;
  if (const json* value = pointer_find(step.body.value(), pointer)) learn_texts(*value);
  std::sort(spellings_.begin(), spellings_.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

void Privacy::learn_texts(const json& value) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t most = 2'000;
  if (spellings_.size() > most) return;
  if (value.is_structured())
    for (const json& item : value) learn_texts(item);
  if (!value.is_string() || value.get_ref<const std::string&>().size() < shortest) return;
  for (std::string& spelling : http::spellings_of(value.get_ref<const std::string&>()))
    if (spelling.size() >= shortest) spellings_.push_back(std::move(spelling));
}

std::string Privacy::masked(std::string text) const {
  for (const std::string& spelling : spellings_)
    if (text.find(spelling) != std::string::npos) text = http::replaced(text, spelling, "<masked>");
  return text;
}

void Privacy::protect(Finding& finding, const JudgedStep& step, const RunContext& context) const {
  for (std::string* text : {&finding.expected, &finding.actual, &finding.value, &finding.curl})
    *text = masked(std::move(*text));
  const bool of_body = finding.instance_pointer.empty() || is_pointer(finding.instance_pointer);
  if (!of_body || may_be_shown(step, context, finding.instance_pointer)) return;
  const json* value =
      step.body.problem() ? nullptr : pointer_find(step.body.value(), finding.instance_pointer);
  const std::string shown = value != nullptr
                                ? description(*value)
                                : "masked: " + counted(step.exchange.response()->body.size(), "byte");
  if (!finding.value.empty()) finding.value = shown;
  const bool is_contract = finding.check.starts_with("contract.");
  if (repeats_no_value(finding.check) || finding.actual == "absent") return;
  if (is_contract && (value == nullptr || !tells_of(finding.actual, *value))) return;
  finding.actual = shown;
}

}  // namespace conform::run
