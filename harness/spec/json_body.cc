#include "spec/json_body.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "spec/body_access.h"
#include "spec/duplicate_key.h"
#include "spec/json_nesting.h"

namespace conform::spec {
namespace {

constexpr std::size_t depth_limit = 128;
constexpr std::size_t least_capacity = 4096;

BodyProblem problem_of(simdjson::error_code error, std::string_view bytes) {
  using Kind = BodyProblem::Kind;
  if (error == simdjson::DEPTH_ERROR || nests_deeper_than(depth_limit, bytes))
    return {Kind::too_deep, "the body is nested deeper than 128 levels"};
  switch (error) {
    case simdjson::EMPTY:
      return {Kind::empty, "the body is empty"};
    case simdjson::UTF8_ERROR:
      return {Kind::invalid_utf8, "the body is not UTF-8"};
    case simdjson::CAPACITY:
      return {Kind::invalid_json, "the body is too large: " + counted(bytes.size(), "byte")};
    case simdjson::NUMBER_ERROR:
      return {Kind::invalid_json,
              "the body is not JSON: a number is malformed or beyond the range of 64 bits"};
    default:
      return {Kind::invalid_json, std::string("the body is not JSON: ") + simdjson::error_message(error)};
  }
}

}  // namespace

struct JsonBody::Parts {
  simdjson::dom::element root;
  std::optional<BodyProblem> problem;
  mutable std::optional<nlohmann::json> value;
};

struct BodyParser::Parts {
  simdjson::dom::parser parser;
};

JsonBody::JsonBody(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
JsonBody::~JsonBody() = default;
JsonBody::JsonBody(JsonBody&&) noexcept = default;
JsonBody& JsonBody::operator=(JsonBody&&) noexcept = default;

const std::optional<BodyProblem>& JsonBody::problem() const {
  return parts_->problem;
}

const nlohmann::json& JsonBody::value() const {
  if (!parts_->value) parts_->value = parts_->problem ? nlohmann::json() : to_nlohmann(parts_->root);
  return *parts_->value;
}

simdjson::dom::element BodyAccess::root(const JsonBody& body) {
  return body.parts_->root;
}

BodyParser::BodyParser() : parts_(std::make_unique<Parts>()) {
  // simdjson refuses the level that its limit names; an empty container at the bottom is none to it.
  if (parts_->parser.allocate(least_capacity, depth_limit + 1) != simdjson::SUCCESS) throw std::bad_alloc();
}

BodyParser::~BodyParser() = default;

JsonBody BodyParser::parse(std::string_view bytes) {
  auto parts = std::make_unique<JsonBody::Parts>();
  if (trimmed(bytes).empty()) {
    parts->problem = problem_of(simdjson::EMPTY, bytes);
  } else if (const auto error = parts_->parser.parse(bytes.data(), bytes.size()).get(parts->root)) {
    parts->problem = problem_of(error, bytes);
  } else if (const auto pointer = duplicate_key(parts->root)) {
    parts->problem = BodyProblem{BodyProblem::Kind::duplicate_key,
                                 "an object has the same key twice: " + shortened(printable(*pointer), 200)};
  }
  return JsonBody(std::move(parts));
}

}  // namespace conform::spec
