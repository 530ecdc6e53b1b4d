#include "run/request_builder.h"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "http/encode.h"

namespace conform::run {
namespace {

using nlohmann::json;

/// Carries the reason out of the helpers of this file; never leaves it.
struct Unbuildable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

json resolved(const Node& node, const plan::Variables& variables) {
  auto result = plan::resolve(node, variables);
  if (const auto* reason = std::get_if<std::string>(&result)) throw Unbuildable(*reason);
  return std::get<json>(std::move(result));
}

std::string resolved_text(std::string_view text, const plan::Variables& variables) {
  plan::ResolvedText result = plan::resolve_text(text, variables);
  if (!result.problem.empty()) throw Unbuildable(result.problem);
  return std::move(result.text);
}

std::string as_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_structured())
    throw Unbuildable("a list or an object cannot stand in a path, a query, a form or a header");
  return value.is_null() ? std::string() : value.dump();
}

/// The path template filled, and what is left over of `with` as a query.
std::string operation_target(const suite::Step& step, std::string_view path,
                             const plan::Variables& variables) {
  std::string target(path);
  std::vector<std::pair<std::string, std::string>> query;
  for (const auto& [written_name, node] : step.with) {
    const std::string name = resolved_text(written_name.text, variables);
    const json value = resolved(node, variables);
    const std::string placeholder = '{' + name + '}';
    if (const auto at = target.find(placeholder); at != std::string::npos) {
      target.replace(at, placeholder.size(), http::encode_path_segment(as_text(value)));
    } else if (value.is_array()) {
      for (const json& item : value) query.emplace_back(name, as_text(item));
    } else {
      query.emplace_back(name, as_text(value));
    }
  }
  const std::string encoded = http::encode_query(query);
  return encoded.empty() ? target : target + '?' + encoded;
}

void set_header(http::Headers& headers, const std::string& name, const std::optional<std::string>& value) {
  const std::string wanted = lowered(name);
  headers.erase(std::remove_if(headers.begin(), headers.end(),
                               [&](const http::Header& header) { return lowered(header.first) == wanted; }),
                headers.end());
  if (value) headers.emplace_back(name, *value);
}

void set_headers(http::Headers& headers, const std::vector<std::pair<suite::Located, Node>>& wanted,
                 const plan::Variables& variables) {
  for (const auto& [name, node] : wanted) {
    const std::string value = as_text(resolved(node, variables));
    set_header(headers, resolved_text(name.text, variables),
               value.empty() ? std::nullopt : std::optional(value));
  }
}

std::string form_encoded(const Node& fields, const plan::Variables& variables) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Node::Entry& field : fields.entries)
    pairs.emplace_back(resolved_text(field.key, variables), as_text(resolved(field.value, variables)));
  return http::encode_query(pairs);
}

http::Request built(const suite::Step& step, const spec::OperationRow* operation,
                    const plan::Variables& variables, const std::string& token) {
  http::Request request;
  request.headers = {{"Accept", "application/json"}};
  if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + token);
  if (step.request) {
    request.method = resolved_text(step.request->method.text, variables);
    request.target = resolved_text(step.request->path.text, variables);
    if (step.request->raw) request.body = as_text(resolved(*step.request->raw, variables));
    set_headers(request.headers, step.request->headers, variables);
  } else {
    request.method = operation->method;
    request.target = operation_target(step, operation->path, variables);
  }
  if (step.body && step.form) {
    request.body = form_encoded(*step.body, variables);
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  } else if (step.body) {
    request.body = resolved(*step.body, variables).dump(-1, ' ', false, json::error_handler_t::replace);
    request.headers.emplace_back("Content-Type", "application/json");
  }
  set_headers(request.headers, step.headers, variables);
  return request;
}

}  // namespace

std::variant<http::Request, std::string> build_request(const suite::Step& step,
                                                       const spec::OperationRow* operation,
                                                       const plan::Variables& variables,
                                                       const std::string& token) {
  try {
    return built(step, operation, variables, token);
  } catch (const Unbuildable& reason) {
    return std::string(reason.what());
  }
}

}  // namespace conform::run
