#include "target/doctor/check.h"

namespace conform::target {

void check_document(const Evidence& evidence, Remarks& remarks) {
  if (evidence.document) {
    if (const auto* error = std::get_if<WebError>(&*evidence.document))
      return remarks.warning(error->message, error->hint);
    const auto& document = std::get<ExportedDocument>(*evidence.document);
    remarks.fact("document_source", document.source);
    remarks.fact("document_sha256", document.sha256);
    return remarks.good("the document is found at " + document.source + ", sha256 " +
                        document.sha256.substr(0, 12));
  }
  if (!evidence.outlook) return;
  remarks.fact("document_source", evidence.outlook->document);
  if (evidence.outlook->own_document)
    return remarks.good("a run is held against " + evidence.outlook->document);
  remarks.note(
      "Kimai shows its document only to people who are logged in; a token does not open it. A run is held "
      "against " +
          evidence.outlook->document,
      "name an account with --login USER, or an exported document with --spec FILE");
}

}  // namespace conform::target
