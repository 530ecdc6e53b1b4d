#include "spec/openapi_shape.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace conform::spec {
namespace {

constexpr const char* export_hint =
    "save it from the installation while you are logged in: the page <URL>/api/doc, in older versions "
    "<URL>/api/doc.json";

std::string text_at(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool check_version(const nlohmann::json& document, const std::string& file, Diagnostics& diagnostics) {
  const std::string version = text_at(document, "openapi");
  if (version == "3.0" || version.starts_with("3.0.")) return true;
  if (document.contains("swagger")) {
    diagnostics.error({file}, "a Swagger 2.0 document, where OpenAPI 3.0 is needed",
                      "Kimai exports OpenAPI 3.0 since version 2.0; convert older exports");
  } else if (version.starts_with("3.")) {
    diagnostics.error(
        {file}, "an OpenAPI " + shortened(printable(version), 20) + " document, where OpenAPI 3.0 is needed",
        "convert it to OpenAPI 3.0");
  } else if (document.contains("openapi")) {
    diagnostics.error({file}, "/openapi must be a version 3.0.x, as text", export_hint);
  } else {
    diagnostics.error({file}, "not an OpenAPI document: it has no key 'openapi'", export_hint);
  }
  return false;
}

void check_part(const nlohmann::json& document, const char* key, const std::string& file,
                Diagnostics& diagnostics) {
  if (!document.contains(key))
    diagnostics.error({file}, std::string("the OpenAPI document has no '") + key + "'", export_hint);
}

}  // namespace

bool check_openapi_shape(const nlohmann::json& document, const std::string& file, Diagnostics& diagnostics) {
  if (!document.is_object()) {
    diagnostics.error({file},
                      std::string("not an OpenAPI document: the root is ") +
                          (document.is_null() ? "null" : document.type_name()) + ", not an object",
                      export_hint);
    return false;
  }
  if (!check_version(document, file, diagnostics)) return false;
  check_part(document, "info", file, diagnostics);
  check_part(document, "paths", file, diagnostics);
  return true;
}

}  // namespace conform::spec
