#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/run_event.h"
#include "http/transport.h"
#include "spec/operation_table.h"
#include "target/journal.h"

namespace conform::run {

/// Remembers what one worker has made and deletes it again, the newest first. Each object is written to the
/// journal before its request.
class Ledger {
 public:
  explicit Ledger(target::Journal& journal) : journal_(&journal) {}

  /// Call before the request of an operation is sent; does nothing for one that creates nothing.
  void before(const spec::OperationRow& operation, const http::Request& request);
  /// Call with what came of it: the answer's `/id` is what will be deleted.
  void after(const http::Exchange& exchange);

  /// Deletes everything, every step attempted until the deadline, and forgets it. `tokens` are tried after
  /// the creator's own.
  std::vector<Leftover> undo_all(http::Transport& transport, const std::vector<std::string>& tokens,
                                 std::chrono::steady_clock::time_point deadline);

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::uint32_t deleted() const { return deleted_; }

 private:
  struct Entry {
    target::Creation creation;
    std::string authorization;  ///< header value of the request that made it
    bool uncertain = false;     ///< no answer came: it may exist or not
  };
  std::optional<Leftover> undo(const Entry& entry, http::Transport& transport,
                               const std::vector<std::string>& tokens);

  target::Journal* journal_;
  std::vector<Entry> entries_;
  std::optional<Entry> pending_;
  std::uint32_t deleted_ = 0;
};

}  // namespace conform::run
