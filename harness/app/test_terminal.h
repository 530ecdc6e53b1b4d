#pragma once

#include <string>
#include <string_view>

namespace conform::app {

/// A terminal with somebody at its keyboard, for programs that ask. Has to outlive them.
class Terminal {
 public:
  Terminal();
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// The device to hand to a program.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Waits until the screen asks so, and types a line; false if it never does.
  bool answer(std::string_view question, std::string_view line);
  /// All that the screen has shown so far, with the echo of what was typed if there was one.
  [[nodiscard]] const std::string& shown();

 private:
  bool read_more(int milliseconds);

  int keyboard_;
  int device_ = -1;  ///< kept open, so that the terminal is there before and after a program
  std::string path_;
  std::string shown_;
};

}  // namespace conform::app
