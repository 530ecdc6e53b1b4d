#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace conform::check {

/// The name that a document gives to what stands at a pointer of a body: `TimesheetCollection.begin` for
/// `/*/begin` of a list of them, indices written `*`. Empty where the document says nothing about it. Follows
/// `$ref`, `allOf`, and `oneOf` and `anyOf` of one schema beside null.
std::string property_name(const nlohmann::json& document, std::string_view schema_pointer,
                          std::string_view body_pointer);

}  // namespace conform::check
