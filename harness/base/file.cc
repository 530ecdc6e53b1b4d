#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "base/diagnostic.h"

namespace conform {
namespace fs = std::filesystem;

std::string read_file(const std::string& path, std::size_t max_bytes) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) throw InputError({path}, "no such file");
  if (error) throw InputError({path}, "cannot be read: " + error.message());
  if (fs::is_directory(status)) throw InputError({path}, "is a folder, not a file");
  if (!fs::is_regular_file(status)) throw InputError({path}, "is not a regular file");

  const std::string too_large = "is larger than " + std::to_string(max_bytes >> 20U) + " MB";
  const auto size = fs::file_size(path, error);
  if (!error && size > max_bytes) throw InputError({path}, too_large);
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError({path}, std::string("cannot be read: ") + std::strerror(errno));
  std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) throw InputError({path}, "cannot be read to its end");
  return text;
}

void write_file(const std::string& path, std::string_view text) {
  const std::string beside = path + ".tmp" + std::to_string(::getpid());
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.flush();
    if (!out) {
      const std::string reason = std::strerror(errno);
      std::error_code ignored;
      fs::remove(beside, ignored);
      throw InputError({path}, "cannot be written: " + reason);
    }
  }
  std::error_code error;
  fs::rename(beside, path, error);
  if (error) throw InputError({path}, "cannot be written: " + error.message());
}

}  // namespace conform
