#pragma once

#include <cstdint>
#include <mutex>
#include <string>

namespace conform::target {

/// One object that a run is about to make, or has made.
struct Creation {
  std::uint64_t number = 0;  ///< of the journal's entry
  std::string what;          ///< `customer "kct-..."`, for people
  std::string operation;     ///< that makes it: `post_customer`
  std::string undo;          ///< operation that deletes it: `delete_customer`
  std::string undo_path;     ///< template below the base URL: `/api/customers/{id}`
  std::string id;            ///< empty until the server has said it
};

/// What a run makes on an installation, written down before the request, so that even a killed run can be
/// cleaned up.
///
/// One JSON object a line: first `{"journal":1,"run":...,"url":...}`, then for each object
/// `{"n":1,"intent":{"operation":...,"what":...},"undo":{"operation":...,"path":...}}` before its request,
/// `{"n":1,"id":"17"}` after it, and `{"n":1,"done":true}` once it is deleted or was never made. Intents are
/// on the disk (fdatasync) before the request is sent. Thread-safe. Holds no secret.
class Journal {
 public:
  /// Writes nothing anywhere: for the built-in reference.
  Journal() = default;
  /// Makes the file anew, readable by its owner only. Throws `InputError` naming the path.
  Journal(const std::string& path, const std::string& run, const std::string& url);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Gives the creation its number and writes the intent. Throws `std::runtime_error` if it cannot be
  /// written: then nothing may be made.
  void intend(Creation& creation);
  void made(const Creation& creation);
  void done(const Creation& creation);

 private:
  void write(const std::string& line, bool sync);

  std::mutex mutex_;
  int file_ = -1;
  std::uint64_t count_ = 0;
};

}  // namespace conform::target
