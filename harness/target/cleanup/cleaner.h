#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/run_event.h"
#include "base/version.h"
#include "target/cleanup/admin_pages.h"
#include "target/cleanup/api_client.h"
#include "target/cleanup/children.h"
#include "target/cleanup/object_kind.h"
#include "target/journal.h"

namespace conform::target {

/// Deletes what runs have made and nothing else. One for one thread.
class Cleaner {
 public:
  /// `reader` is an account that sees as much as possible; what it cannot see cannot be protected. An estate
  /// without functions: nothing on the installation is foreign.
  Cleaner(ApiClient reader, Estate estate, AdminPages pages = {})
      : reader_(std::move(reader)), estate_(std::move(estate)), pages_(std::move(pages)) {}

  /// Deletes an object by its id unless something foreign belongs to it. Nothing if it is gone.
  std::optional<Leftover> remove(const Creation& creation, ApiClient& deleter);

  /// Deletes an object only if it still bears the marker of the run, or hangs on one that does: ids mean
  /// something else on an installation that was set up anew. `was_there` is set to whether there was anything
  /// to delete; it may be null.
  std::optional<Leftover> remove_verified(const Creation& creation, bool* was_there = nullptr);

  /// The ids of objects that bear the creation's marker and are not known to be made by another request:
  /// what became of a request without an answer. `maker` is the account that sent it, for objects without a
  /// marker. The text is the reason why it cannot be told.
  std::variant<std::vector<std::string>, std::string> find(const Creation& creation, ApiClient& maker);

  /// Whether an object is not there any more: it may have gone with another, a record with its account. False
  /// where that cannot be told.
  bool is_gone(const Creation& creation);

  [[nodiscard]] ApiClient& reader() { return reader_; }
  [[nodiscard]] const Estate& estate() const { return estate_; }

 private:
  using Ids = std::variant<std::vector<std::string>, std::string>;  ///< or why they cannot be told
  enum class Standing { gone, own, foreign, unknown };
  Standing standing_of(const Creation& creation, std::string& why);
  std::optional<Leftover> remove_account(const Creation& creation);
  std::optional<Leftover> remove_by_api(const Creation& creation, ApiClient& deleter);
  bool takes_export_back(const Creation& creation, ApiClient& deleter);
  std::optional<bool> is_hidden_tag(const Creation& creation);
  Ids hidden_tags(const Creation& creation);
  Ids tags_on_page(const Creation& creation, const std::string& unlisted);
  Ids find_copies(const ObjectKind& kind, const Creation& creation);
  Ids find_unmarked(const ObjectKind& kind, const Creation& creation);
  bool goes_with_another(const Creation& creation, ApiClient& maker);

  ApiClient reader_;
  Estate estate_;
  AdminPages pages_;
};

/// The path that deletes an object: its template with the id.
std::string deletion_path(const Creation& creation);

}  // namespace conform::target
