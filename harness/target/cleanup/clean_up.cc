#include "target/cleanup/clean_up.h"

#include <algorithm>
#include <set>
#include <utility>

#include "target/cleanup/leftover_search.h"
#include "target/marker.h"

namespace conform::target {
namespace {

std::string described(const Creation& creation) {
  return creation.id.empty() ? creation.what : creation.what + ' ' + creation.id;
}

/// Where an object stands among those that can be deleted: what hangs on others first. An account is the
/// last, since its records go with it.
std::ptrdiff_t rank(const Creation& creation) {
  const auto kinds = object_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const ObjectKind& kind) { return kind.undo == creation.undo; });
  return found == kinds.end() ? 0 : found - kinds.begin();
}

void remove(Cleaner& cleaner, const Creation& creation, bool dry_run, CleanUpResult& result) {
  if (dry_run) {
    if (std::find(result.deleted.begin(), result.deleted.end(), described(creation)) == result.deleted.end())
      result.deleted.push_back(described(creation));
    return;
  }
  bool was_there = true;
  if (auto leftover = cleaner.remove_verified(creation, &was_there)) {
    result.leftovers.push_back(std::move(*leftover));
  } else if (was_there) {
    result.deleted.push_back(described(creation));
  }
}

/// What could not be deleted and went with something that was deleted later.
void forget_gone(Cleaner& cleaner, const std::vector<Creation>& objects, CleanUpResult& result) {
  for (const Creation& creation : objects) {
    const auto left = std::find_if(
        result.leftovers.begin(), result.leftovers.end(),
        [&](const Leftover& one) { return !creation.id.empty() && one.what == described(creation); });
    if (left == result.leftovers.end() || !cleaner.is_gone(creation)) continue;
    result.leftovers.erase(left);
    result.deleted.push_back(described(creation));
  }
}

constexpr const char* token_deletion = "delete_api_token";

void remove_token(ApiClient& api, const Creation& creation, bool dry_run, CleanUpResult& result) {
  if (!dry_run) {
    if (const auto refusal = api.remove(deletion_path(creation))) {
      constexpr int forbidden = 403;
      const bool is_others = refusal->status() == forbidden;
      result.leftovers.push_back(
          {described(creation),
           refusal->why + (is_others ? ": older versions let nobody but its own account "
                                       "delete a token"
                                     : ""),
           {}});
      return;
    }
  }
  result.deleted.push_back(described(creation));
}

/// A token of the journal: its id may be somebody else's by now, only its name says whose it is.
void clean_token(Creation creation, const CleanUpMeans& means, ApiClient& api, CleanUpResult& result) {
  if (means.tokens == nullptr) {
    result.leftovers.push_back(
        {described(creation),
         "it can only be told by its name on the page of the API tokens, which needs --login",
         {}});
    return;
  }
  auto found = means.tokens->find_own(creation.name);
  if (const auto* problem = std::get_if<TokenSearch::Problem>(&found)) {
    result.leftovers.push_back({described(creation), "it cannot be looked for: " + problem->why, {}});
    return;
  }
  creation.id = std::get<std::string>(found);
  if (!creation.id.empty()) remove_token(api, creation, means.dry_run, result);
}

/// Whether a record could exist only with an account of the run: a run that makes users acts by no others,
/// and a record without a marker goes with its account.
bool goes_with_an_account(const Creation& creation, const JournalFile& journal) {
  if (creation.undo != "delete_timesheet" || !creation.parent.empty() || find_marker(creation.name))
    return false;
  return std::any_of(journal.made.begin(), journal.made.end(),
                     [](const auto& made) { return made.first == "delete_user"; });
}

void clean_listed(const JournalFile& journal, const CleanUpMeans& means, CleanUpResult& result) {
  Estate estate{begins_with_marker_of(only_run(journal.run)),
                [&](const std::string& undo, const std::string& id) {
                  return journal.made.count({undo, id}) > 0;
                },
                true, means.dry_run};
  ApiClient maker = means.api;
  Cleaner cleaner(means.api, std::move(estate), means.pages);
  std::vector<Creation> objects(journal.unfinished.rbegin(), journal.unfinished.rend());
  std::stable_sort(objects.begin(), objects.end(),
                   [](const Creation& a, const Creation& b) { return rank(a) < rank(b); });
  for (Creation& creation : objects) {
    if (creation.undo == token_deletion) {
      clean_token(creation, means, maker, result);
      continue;
    }
    if (!creation.id.empty()) {
      remove(cleaner, creation, means.dry_run, result);
      continue;
    }
    if (goes_with_an_account(creation, journal)) continue;
    auto found = cleaner.find(creation, maker);
    if (auto* why = std::get_if<std::string>(&found)) {
      result.leftovers.push_back({creation.what, std::move(*why), {}});
      continue;
    }
    for (const std::string& id : std::get<std::vector<std::string>>(found)) {
      creation.id = id;
      remove(cleaner, creation, means.dry_run, result);
    }
  }
  forget_gone(cleaner, objects, result);
}

/// The tokens that bear a marker of the runs; what cannot be looked at is said.
void clean_tokens(const WhichRuns& runs, CleanUpMeans& means, CleanUpResult& result) {
  std::vector<Creation> tokens;
  if (means.tokens != nullptr) {
    means.tokens->add_marked(runs, means.api, tokens, result.unsearched);
  } else {
    result.unsearched.push_back({"API tokens", "only their page shows them, which needs --login", false});
  }
  for (const Creation& creation : tokens) remove_token(means.api, creation, means.dry_run, result);
}

CleanUpResult clean_marked(const WhichRuns& runs, const Version& version, CleanUpMeans means) {
  FoundLeftovers found = find_leftovers({means.api, means.pages, version, means.searcher}, runs);
  std::set<std::pair<std::string, std::string>> made;
  for (const Creation& creation : found.objects) made.emplace(creation.undo, creation.id);
  Estate estate{begins_with_marker_of(runs),
                [&](const std::string& undo, const std::string& id) {
                  return made.count({undo, id}) > 0;
                },
                true, means.dry_run};
  Cleaner cleaner(means.api, std::move(estate), means.pages);
  CleanUpResult result;
  result.unsearched = std::move(found.unsearched);
  result.leftovers = std::move(found.doubtful);
  for (const Creation& creation : found.objects) remove(cleaner, creation, means.dry_run, result);
  forget_gone(cleaner, found.objects, result);
  clean_tokens(runs, means, result);
  return result;
}

/// A cut journal, with all that bears the marker of its run beside what it still says.
JournalFile completed(JournalFile journal, const Version& version, CleanUpMeans& means,
                      CleanUpResult& result) {
  FoundLeftovers found =
      find_leftovers({means.api, means.pages, version, means.searcher}, only_run(journal.run));
  for (Creation& creation : found.objects) {
    journal.made.emplace(creation.undo, creation.id);
    journal.unfinished.push_back(std::move(creation));
  }
  result.unsearched = std::move(found.unsearched);
  result.leftovers = std::move(found.doubtful);
  return journal;
}

}  // namespace

CleanUpResult clean_journal(const JournalFile& journal, const Version& version, CleanUpMeans means) {
  CleanUpResult result;
  if (!journal.is_cut) {
    clean_listed(journal, means, result);
    return result;
  }
  clean_listed(completed(journal, version, means, result), means, result);
  clean_tokens(only_run(journal.run), means, result);
  // Whose run it was is not known: another account may have made what this one could not.
  for (Unsearched& unsearched : result.unsearched) unsearched.may_be_left = true;
  return result;
}

CleanUpResult clean_older(const Version& version, std::int64_t before, CleanUpMeans means) {
  return clean_marked([before](const FoundMarker& marker) { return marker.time < before; }, version,
                      std::move(means));
}

}  // namespace conform::target
