#include "target/exported_document.h"

#include <utility>

#include "base/diagnostic.h"
#include "base/text.h"
#include "spec/document_text.h"
#include "target/digest.h"
#include "target/web/login.h"
#include "target/web/login_page.h"

namespace conform::target {
namespace {

constexpr const char* json_path = "/api/doc.json";
constexpr const char* page_path = "/api/doc";

WebError no_document(std::string message, std::string hint = {}) {
  if (hint.empty())
    hint = "open " + std::string(page_path) + " in a browser; save its page and name the file with --spec";
  return {WebError::Kind::no_target, std::move(message), std::move(hint)};
}

/// What came instead of the document.
WebError refused(const WebPage& page) {
  if (login_form_of(page.html))
    return no_document("the session is over: GET " + std::string(page_path) + " leads to the login page",
                       "log in again; does a proxy drop cookies?");
  if (page.status == 403)
    return no_document("the account may not use the API, so the document is kept from it (403)",
                       "give it the permission api_access, or log in with another account");
  return no_document("GET " + std::string(page_path) + " answers " + std::to_string(page.status));
}

/// The document in an answer, or why it is none.
std::variant<ExportedDocument, WebError> read(std::string body, const std::string& path) {
  try {
    ExportedDocument document;
    document.text = spec::canonical_document(std::move(body), path);
    document.sha256 = sha256_hex(document.text);
    document.source = path;
    return document;
  } catch (const InputError& error) {
    const Diagnostic& first = error.diagnostics().items().front();
    return no_document("what " + path + " shows is no document: " + first.message);
  }
}

}  // namespace

std::variant<ExportedDocument, WebError> fetch_document(WebSession& session) {
  http::Request request;
  request.target = json_path;
  request.headers = {{"Accept", "application/json"}};
  const http::Exchange exchange = session.send(std::move(request));
  const http::Response* response = exchange.response();
  if (response != nullptr && response->status == 200) {
    auto document = read(response->body, json_path);
    if (std::holds_alternative<ExportedDocument>(document)) return document;
  }
  WebResult result = session.get(page_path);
  if (const auto* page = std::get_if<WebPage>(&result); page != nullptr && is_wizard(*page)) {
    if (auto error = pass_wizard(session)) return std::move(*error);
    result = session.get(page_path);
  }
  if (auto* error = std::get_if<WebError>(&result)) return std::move(*error);
  auto& page = std::get<WebPage>(result);
  if (page.status != 200 || login_form_of(page.html)) return refused(page);
  return read(std::move(page.body), page_path);
}

}  // namespace conform::target
