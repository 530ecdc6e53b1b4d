#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace conform {

/// The bytes of a regular file. Throws `InputError` naming the file if it cannot be read, is a folder or a
/// device, or holds more than `max_bytes`.
std::string read_file(const std::string& path, std::size_t max_bytes);

/// Writes beside the file and renames, so that a reader sees the old or the new text and never half of one.
/// Of a link, what it leads to is written. Throws `InputError` naming the path, also of a device or a pipe.
void write_file(const std::string& path, std::string_view text);

}  // namespace conform
