#include "target/journal.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/text.h"
#include "target/cleanup/object_kind.h"
#include "target/marker.h"

namespace conform::target {
namespace {

std::string as_line(const nlohmann::json& entry) {
  return entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

/// Whether nothing but the texts of its request can tell what became of it. Not of an account, whose request
/// holds a password.
bool is_known_by_body_alone(const Creation& creation) {
  constexpr std::size_t longest = 2'000;
  const ObjectKind* kind = find_object_kind(creation.undo);
  return kind != nullptr && !kind->paged && creation.undo != "delete_user" && !creation.nameless &&
         creation.parent.empty() && !creation.sent.empty() && creation.sent.size() <= longest &&
         !find_marker(creation.name);
}

std::string intent_line(const Creation& creation) {
  nlohmann::json intent{{"operation", creation.operation}, {"what", valid_utf8(creation.what)}};
  if (!creation.name.empty()) intent["name"] = valid_utf8(creation.name);
  if (!creation.parent.empty()) intent["parent"] = valid_utf8(creation.parent);
  if (creation.nameless) intent["nameless"] = true;
  if (is_known_by_body_alone(creation)) intent["sent"] = valid_utf8(creation.sent);
  return as_line({{"n", creation.number},
                  {"intent", std::move(intent)},
                  {"undo", {{"operation", creation.undo}, {"path", creation.undo_path}}}});
}

}  // namespace

Journal::Journal(const std::string& path, const std::string& run, const std::string& url) : run_(run) {
  constexpr int owner_only = 0600;
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, owner_only);
  if (file_ < 0)
    throw InputError({path}, std::string("the journal cannot be written: ") + std::strerror(errno));
  ::flock(file_, LOCK_EX | LOCK_NB);  // where files cannot be locked, nobody sees that the run goes on
  std::unique_lock lock(mutex_);
  if (write(as_line({{"journal", 1}, {"run", run}, {"url", url}})) && sync(lock, lines_written_)) return;
  ::close(file_);
  throw InputError({path}, problem_, "nothing was made on the installation");
}

Journal::~Journal() {
  if (file_ >= 0) ::close(file_);
}

bool Journal::is_being_written(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool is_held = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(file);
  return is_held;
}

std::optional<std::string> Journal::intend(Creation& creation) {
  std::unique_lock lock(mutex_);
  if (most_ > 0 && count_ >= most_)
    return "the run may make " + counted(most_, "object") + ", and has made them";
  creation.number = ++count_;
  if (file_ < 0) return std::nullopt;
  if (!write(intent_line(creation)) || !sync(lock, lines_written_)) return problem_;
  return std::nullopt;
}

void Journal::made(const Creation& creation) {
  const std::lock_guard lock(mutex_);
  made_.emplace(creation.undo, creation.id);
  write(as_line({{"n", creation.number}, {"id", creation.id}}));
}

bool Journal::was_made(const std::string& undo, const std::string& id) const {
  const std::lock_guard lock(mutex_);
  return made_.count({undo, id}) > 0;
}

void Journal::done(const Creation& creation) {
  const std::lock_guard lock(mutex_);
  write(as_line({{"n", creation.number}, {"done", true}}));
}

std::string Journal::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void Journal::fail() {
  if (problem_.empty()) problem_ = std::string("the journal cannot be written: ") + std::strerror(errno);
}

bool Journal::write(const std::string& line) {
  if (file_ < 0) return true;
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      fail();
      return false;
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  ++lines_written_;
  return true;
}

/// Whoever comes first while nobody syncs does it for all lines that are written by then.
bool Journal::sync(std::unique_lock<std::mutex>& lock, std::uint64_t line) {
  while (lines_synced_ < line) {
    if (syncing_) {
      synced_.wait(lock);
      continue;
    }
    syncing_ = true;
    const std::uint64_t until = lines_written_;
    lock.unlock();
    const bool good = ::fdatasync(file_) == 0 || errno == EINVAL;  // EINVAL: no file that can be synced
    const int why = errno;
    lock.lock();
    syncing_ = false;
    synced_.notify_all();
    if (!good) {
      errno = why;
      fail();
      return false;
    }
    lines_synced_ = until;
  }
  return true;
}

}  // namespace conform::target
