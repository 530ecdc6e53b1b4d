#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

namespace conform::run {

/// Lets cases that make users in only as long as no more of their users are there at a time than may be.
/// Thread-safe.
class UserGate {
 public:
  /// Absent: any number.
  explicit UserGate(std::optional<int> most) : free_(most) {}

  /// Waits until the users of a case may be there. False if there will never be room for them again, since
  /// users that could not be deleted take it.
  bool enter(int users);
  /// The case is over, and so many of its users are still there.
  void leave(int users, int left);

 private:
  std::mutex mutex_;  // guards all below
  std::condition_variable left_;
  std::optional<int> free_;
  int inside_ = 0;  ///< users of cases that are being played
};

}  // namespace conform::run
