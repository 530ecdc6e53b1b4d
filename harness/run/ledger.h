#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/run_event.h"
#include "http/transport.h"
#include "spec/operation_table.h"
#include "target/cleanup/cleaner.h"
#include "target/journal.h"

namespace conform::run {

/// With what, and until when, a ledger is undone.
struct UndoMeans {
  http::Transport& transport;
  std::vector<std::string> tokens;  ///< tried after the token of whoever made an object
  std::string inspector;            ///< token of the account that sees most; empty: each maker's own
  std::chrono::steady_clock::time_point deadline;
  target::AdminPages pages = {};  ///< empty where there is no web login
};

/// Remembers what one worker has made and deletes it again, the newest first. Each object is written to the
/// journal before its request.
class Ledger {
 public:
  explicit Ledger(target::Journal& journal) : journal_(&journal) {}

  /// Call before the request of an operation is sent; does nothing for one that creates nothing. A text is
  /// the reason why it must not be sent.
  [[nodiscard]] std::optional<std::string> before(const spec::OperationRow& operation,
                                                  const http::Request& request);
  /// Call with what came of it: the answer's `/id` is what will be deleted.
  void after(const http::Exchange& exchange);

  /// Deletes everything, every step attempted until the deadline, and forgets it. What something foreign
  /// belongs to stays. A request without an answer is looked for by the marker of what it made.
  std::vector<Leftover> undo_all(const UndoMeans& means);

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] std::uint32_t deleted() const { return deleted_; }
  /// How many accounts may still be there though all was to be deleted.
  [[nodiscard]] int users_left() const { return users_left_; }

 private:
  struct Entry {
    target::Creation creation;
    std::string authorization;  ///< header value of the request that made it
    bool uncertain = false;     ///< no answer came: it may exist or not
  };
  std::vector<Leftover> undo(Entry& entry, const UndoMeans& means);
  bool is_gone(const Entry& entry, const UndoMeans& means);
  [[nodiscard]] target::Estate estate() const;

  target::Journal* journal_;
  std::vector<Entry> entries_;
  std::optional<Entry> pending_;
  std::uint32_t deleted_ = 0;
  int users_left_ = 0;
};

}  // namespace conform::run
