#pragma once

#include <string>
#include <variant>

#include "target/web/web_session.h"

namespace conform::target {

/// The document of an installation, as it will be stored.
struct ExportedDocument {
  std::string text;    ///< canonical
  std::string sha256;  ///< of the text, as `sha256sum` prints it
  std::string source;  ///< path that it was found at: `/api/doc`
};

/// Fetches the document with a session that is logged in: from `/api/doc.json` where that exists (up to
/// 2.34), else out of the page `/api/doc`. Passes the wizard of a first login if it is in the way.
std::variant<ExportedDocument, WebError> fetch_document(WebSession& session);

}  // namespace conform::target
