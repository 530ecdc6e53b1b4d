#include "report/ndjson.h"

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "report/event_json.h"

namespace conform::report {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{1} << 30U;

[[noreturn]] void refuse(const std::string& path) {
  throw InputError({path}, std::string("cannot be written: ") + std::strerror(errno));
}

}  // namespace

NdjsonWriter::NdjsonWriter(std::string path) : path_(std::move(path)) {
  constexpr int readable = 0666;
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, readable);
  if (file < 0) refuse(path_);
  // File systems without locks are no reason not to run.
  const bool is_held = ::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  if (!is_held) file_ = ::fdopen(file, "wb");
  if (file_ != nullptr) return;
  const int why = errno;
  ::close(file);
  if (is_held)
    throw InputError({path_}, "another run is writing here",
                     "give each run a folder of its own: --report-dir DIR");
  errno = why;
  refuse(path_);
}

NdjsonWriter::~NdjsonWriter() {
  std::fclose(file_);
}

void NdjsonWriter::start() {
  if (std::exchange(started_, true)) return;
  if (::ftruncate(::fileno(file_), 0) != 0 && errno != EINVAL) complete_ = false;  // EINVAL: no regular file
}

void NdjsonWriter::on(const RunEvent& event) {
  start();
  const std::string line = to_line(event) + '\n';
  const bool written = std::fwrite(line.data(), 1, line.size(), file_) == line.size();
  // Flushed to the system, not to the disk: a killed process loses nothing, and a run need not wait for
  // disks.
  if (!written || std::fflush(file_) != 0) complete_ = false;
}

std::vector<RunEvent> read_ndjson(const std::string& path) {
  const std::string text = read_file(path, max_file_bytes);
  std::vector<RunEvent> events;
  std::string_view rest = text;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    const bool cut_off = end == std::string_view::npos && !is_json(line);
    if (!cut_off) events.push_back(event_of_line(line, {path, number}));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  if (events.empty() || !std::holds_alternative<RunStarted>(events.front()))
    throw InputError({path}, "holds no run: its first line is not the event 'start'");
  return events;
}

}  // namespace conform::report
