#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace conform::target {

/// One object that a run is about to make, or has made.
struct Creation {
  std::uint64_t number = 0;  ///< of the journal's entry
  std::string what;          ///< `customer "kct-..."`, for people
  std::string operation;     ///< that makes it: `post_customer`
  std::string undo;          ///< what deletes it: an operation, `delete_customer`, or `delete_user`
  std::string undo_path;     ///< template below the base URL, one parameter left: `/api/customers/{id}`
  std::string name;          ///< text with the run's marker by which it can be found; empty: it has none
  std::string parent;        ///< list that it can be found in if it has no name; empty: none
  std::string id;            ///< empty until the server has said it
  bool nameless = false;     ///< its request names nothing at all
  std::string sent = {};     ///< body of its request, whose texts it may bear
};

/// What a run makes on an installation, written down before the request, so that even a killed run can be
/// cleaned up.
///
/// One JSON object a line: first `{"journal":1,"run":...,"url":...}`, then for each object
/// `{"n":1,"intent":{"operation":...,"what":...,"name":...},"undo":{"operation":...,"path":...}}` before its
/// request, `{"n":1,"id":"17"}` after it, and `{"n":1,"done":true}` once it is deleted or was never made.
/// Intents are on the disk (fdatasync, one for all that wait for it) before the request is sent.
/// The file is locked for as long as the run lives. Thread-safe. Holds no secret.
class Journal {
 public:
  /// Writes nothing anywhere: for the built-in reference.
  Journal() = default;
  /// Makes the file, which must not be there yet, readable by its owner only. Throws `InputError` naming the
  /// path if it cannot be written to.
  Journal(const std::string& path, const std::string& run, const std::string& url);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Whether the run of a journal still goes on.
  [[nodiscard]] static bool is_being_written(const std::string& path);

  /// Whether what is made is written down at all.
  [[nodiscard]] bool is_kept() const { return file_ >= 0; }
  /// How many objects may be made; 0: any number. Call before the run.
  void limit_creations(std::uint64_t most) { most_ = most; }

  /// Gives the creation its number and writes the intent. A text is the reason why nothing may be made: the
  /// intent cannot be written, or enough was made already.
  [[nodiscard]] std::optional<std::string> intend(Creation& creation);
  void made(const Creation& creation);
  /// Whether the run made the object that an operation deletes: `delete_timesheet`, `17`.
  [[nodiscard]] bool was_made(const std::string& undo, const std::string& id) const;
  void done(const Creation& creation);

  [[nodiscard]] const std::string& run() const { return run_; }

  /// Why nothing can be written any more; empty while it can.
  [[nodiscard]] std::string problem() const;

 private:
  bool write(const std::string& line);
  bool sync(std::unique_lock<std::mutex>& lock, std::uint64_t line);
  void fail();

  std::string run_;
  mutable std::mutex mutex_;  // guards all below
  std::condition_variable synced_;
  int file_ = -1;
  std::uint64_t most_ = 0;
  std::uint64_t count_ = 0;
  std::uint64_t lines_written_ = 0;
  std::uint64_t lines_synced_ = 0;
  bool syncing_ = false;
  std::string problem_;
  std::set<std::pair<std::string, std::string>> made_;
};

}  // namespace conform::target
