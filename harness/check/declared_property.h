#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace conform::check {

/// The name that a document gives to what stands at a pointer of a body, as findings have it:
/// `TimesheetCollection.begin` for `/*/begin` of a list of them (indices are written `*`),
/// `Team.members[].user` within one schema. Empty where the document says nothing about it. Follows `$ref`,
/// `allOf`, `oneOf` and `anyOf`.
std::string declared_property(const nlohmann::json& document, std::string_view schema_pointer,
                              std::string_view body_pointer);

}  // namespace conform::check
