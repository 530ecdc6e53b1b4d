#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace conform::spec {

/// Whether a text is an HTML page where a document was expected: it begins with `<`.
bool is_page(std::string_view text);

/// The JSON object with the OpenAPI document out of the saved page `/api/doc`, where Kimai shows its
/// document: newer versions assign it to `apiDescriptionDocument`, 2.14 has it in the element `swagger-data`.
/// What stands before it is blanked and not cut off, so that lines and columns stay those of the page. Takes
/// linear time.
///
/// Without such an object there is an error with a hint, and nothing is returned.
std::optional<std::string> document_of_page(std::string page, const std::string& file,
                                            Diagnostics& diagnostics);

}  // namespace conform::spec
