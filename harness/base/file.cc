#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "base/diagnostic.h"

namespace conform {
namespace fs = std::filesystem;
namespace {

std::string size_text(std::size_t bytes) {
  if (bytes >= std::size_t{1} << 20U) return std::to_string(bytes >> 20U) + " MB";
  if (bytes >= std::size_t{1} << 10U) return std::to_string(bytes >> 10U) + " KB";
  return std::to_string(bytes) + " bytes";
}

[[noreturn]] void give_up_writing(const std::string& path, const std::string& beside,
                                  const std::string& reason) {
  std::error_code ignored;
  fs::remove(beside, ignored);
  throw InputError({path}, "cannot be written: " + reason);
}

}  // namespace

std::string read_file(const std::string& path, std::size_t max_bytes) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) throw InputError({path}, "no such file");
  if (error) throw InputError({path}, "cannot be read: " + error.message());
  if (fs::is_directory(status)) throw InputError({path}, "is a folder, not a file");
  if (!fs::is_regular_file(status)) throw InputError({path}, "is not a regular file");

  const auto size = fs::file_size(path, error);
  if (error) throw InputError({path}, "cannot be read: " + error.message());
  if (size > max_bytes) throw InputError({path}, "is larger than " + size_text(max_bytes));
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError({path}, std::string("cannot be read: ") + std::strerror(errno));
  std::string text(static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) throw InputError({path}, "cannot be read to its end");
  return text;
}

void write_file(const std::string& path, std::string_view text) {
  std::error_code unknown;  // of a path that leads nowhere: it is found out by writing
  const fs::file_status status = fs::status(path, unknown);
  // A device or a pipe would be replaced by a file.
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status))
    throw InputError({path}, "is not a regular file");
  // Of a link, what it leads to is written.
  const std::string target = fs::exists(status) ? fs::canonical(path, unknown).string() : path;
  const std::string place = unknown ? path : target;
  const std::string beside = place + ".tmp" + std::to_string(::getpid());
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.flush();
    if (!out) give_up_writing(path, beside, std::strerror(errno));
  }
  std::error_code error;
  fs::rename(beside, place, error);
  if (error) give_up_writing(path, beside, error.message());
}

}  // namespace conform
