#include "target/journal.h"

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/text.h"

namespace conform::target {
namespace {

std::string as_line(const nlohmann::json& entry) {
  return entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace

Journal::Journal(const std::string& path, const std::string& run, const std::string& url) {
  constexpr int owner_only = 0600;
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only);
  if (file_ < 0)
    throw InputError({path}, std::string("the journal cannot be written: ") + std::strerror(errno));
  write(as_line({{"journal", 1}, {"run", run}, {"url", url}}), true);
}

Journal::~Journal() {
  if (file_ >= 0) ::close(file_);
}

void Journal::intend(Creation& creation) {
  const std::lock_guard lock(mutex_);
  creation.number = ++count_;
  write(as_line({{"n", creation.number},
                 {"intent", {{"operation", creation.operation}, {"what", valid_utf8(creation.what)}}},
                 {"undo", {{"operation", creation.undo}, {"path", creation.undo_path}}}}),
        true);
}

void Journal::made(const Creation& creation) {
  const std::lock_guard lock(mutex_);
  write(as_line({{"n", creation.number}, {"id", creation.id}}), false);
}

void Journal::done(const Creation& creation) {
  const std::lock_guard lock(mutex_);
  write(as_line({{"n", creation.number}, {"done", true}}), false);
}

void Journal::write(const std::string& line, bool sync) {
  if (file_ < 0) return;
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0)
      throw std::runtime_error(std::string("the journal cannot be written: ") + std::strerror(errno));
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  if (sync && ::fdatasync(file_) != 0 && errno != EINVAL)
    throw std::runtime_error(std::string("the journal cannot be written: ") + std::strerror(errno));
}

}  // namespace conform::target
