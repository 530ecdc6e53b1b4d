#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>
#include <sys/types.h>

namespace conform::app {

/// A new folder that goes with its content when this does.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(std::string_view name) const { return path_ + '/' + std::string(name); }

 private:
  std::string path_;
};

/// What a program finds as it starts.
struct Surroundings {
  std::vector<std::string> variables;  ///< of its environment: `NAME=value`
  std::uint64_t largest_file = 0;      ///< bytes to which a file can grow, as on a disk that fills up; 0: any
  std::string terminal;                ///< the device that is its terminal; empty: it has none
};

/// The program under test as a process of its own, without a terminal unless it is given one, with the
/// shipped data and in a folder of its own. Ends with its object.
class Program {
 public:
  /// `token` becomes `KIMAI_CONFORM_TOKEN` unless it is empty; `variables` are more of them: `NAME=value`.
  /// `largest_file`: bytes to which a file can grow, as on a disk that fills up; 0: no limit.
  explicit Program(std::vector<std::string> arguments, const std::string& token = {},
                   const std::vector<std::string>& variables = {}, std::uint64_t largest_file = 0);
  Program(std::vector<std::string> arguments, const Surroundings& around);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  [[nodiscard]] pid_t id() const { return process_; }
  void send_signal(int signal) const;
  /// The exit code; 128 and the signal's number for a program that was killed or crashed. A program that does
  /// not end by itself is killed after some minutes.
  int wait();
  /// KiB that it has taken at most, once it has ended; as much as the test's own process has taken at least.
  [[nodiscard]] std::size_t peak_memory() const { return peak_memory_; }

  [[nodiscard]] const std::string& folder() const { return folder_.path(); }
  [[nodiscard]] std::string out() const;
  [[nodiscard]] std::string err() const;
  /// A file that the program wrote to its own folder.
  [[nodiscard]] std::string file(std::string_view name) const;
  /// A file that the program wrote to its report folder.
  [[nodiscard]] std::string report_file(std::string_view name) const;
  [[nodiscard]] nlohmann::json report() const;
  /// Every file that the program wrote, its two streams included, one after the other.
  [[nodiscard]] std::string everything() const;

 private:
  ScratchFolder folder_;
  pid_t process_ = -1;
  std::size_t peak_memory_ = 0;
};

/// Addresses (`suite#scenario`) of a JSON report's scenarios with that verdict.
std::vector<std::string> scenarios_with(const nlohmann::json& report, std::string_view verdict);

}  // namespace conform::app
