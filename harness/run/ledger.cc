#include "run/ledger.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "http/redact.h"
#include "spec/json_body.h"

namespace conform::run {
namespace {

/// `customer "kct-abc-1"`, from the operation that makes it and the name in its body.
std::string description(const spec::OperationRow& operation, const http::Request& request) {
  std::string what(operation.undo.substr(operation.undo.find('_') + 1));
  if (!request.body) return what;
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(*request.body);
  const nlohmann::json* name = body.problem() ? nullptr : pointer_find(body.value(), "/name");
  if (name != nullptr && name->is_string()) what += " \"" + shortened(name->get<std::string>(), 80) + '"';
  return what;
}

std::string created_id(const http::Response& response) {
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(response.body);
  const nlohmann::json* id = body.problem() ? nullptr : pointer_find(body.value(), "/id");
  return id != nullptr && id->is_number_integer() ? id->dump() : std::string();
}

bool has_one_parameter(std::string_view path) {
  return std::count(path.begin(), path.end(), '{') == 1;
}

/// Gone already, with its parent or by the scenario itself, is as good as deleted.
bool is_gone(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  return response != nullptr &&
         (response->status == 404 || (response->status >= 200 && response->status < 300));
}

std::string refusal(const http::Exchange& exchange) {
  if (const http::TransportError* error = exchange.error()) return error->message;
  return "answered " + std::to_string(exchange.response()->status);
}

}  // namespace

void Ledger::before(const spec::OperationRow& operation, const http::Request& request) {
  const spec::OperationRow* undo = spec::find_operation(operation.undo);
  if (undo == nullptr || !has_one_parameter(undo->path)) return;
  Entry entry;
  entry.creation.what = description(operation, request);
  entry.creation.operation = operation.id;
  entry.creation.undo = undo->id;
  entry.creation.undo_path = undo->path;
  if (const std::string* value = http::find_header(request.headers, "Authorization"))
    entry.authorization = *value;
  journal_->intend(entry.creation);
  pending_ = std::move(entry);
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

std::vector<Leftover> Ledger::undo_all(http::Transport& transport, const std::vector<std::string>& tokens,
                                       std::chrono::steady_clock::time_point deadline) {
  std::vector<Leftover> leftovers;
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    const std::string what =
        entry->creation.what + (entry->creation.id.empty() ? "" : " " + entry->creation.id);
    if (std::chrono::steady_clock::now() > deadline) {
      leftovers.push_back({what, "the time for clean-up was over", {}});
    } else if (entry->uncertain) {
      leftovers.push_back({what, "its request was not answered in order: it may exist or not", {}});
    } else if (std::optional<Leftover> leftover = undo(*entry, transport, tokens)) {
      leftovers.push_back(std::move(*leftover));
    }
  }
  entries_.clear();
  return leftovers;
}

std::optional<Leftover> Ledger::undo(const Entry& entry, http::Transport& transport,
                                     const std::vector<std::string>& tokens) {
  http::Request request;
  request.method = "DELETE";
  request.target = entry.creation.undo_path;
  const std::size_t open = request.target.find('{');
  request.target.replace(open, request.target.find('}') - open + 1, entry.creation.id);

  std::vector<std::string> credentials{entry.authorization};
  for (const std::string& token : tokens) credentials.push_back("Bearer " + token);
  std::string why;
  for (const std::string& credential : credentials) {
    request.headers = {{"Accept", "application/json"}};
    if (!credential.empty()) request.headers.emplace_back("Authorization", credential);
    const http::Exchange exchange = transport.send(request);
    if (is_gone(exchange)) {
      ++deleted_;
      journal_->done(entry.creation);
      return std::nullopt;
    }
    why = refusal(exchange);
    if (exchange.error() != nullptr) break;  // another token does not help
  }
  return Leftover{entry.creation.what + ' ' + entry.creation.id, request.method + " " + why,
                  http::curl_line(request, request.target)};
}

}  // namespace conform::run
