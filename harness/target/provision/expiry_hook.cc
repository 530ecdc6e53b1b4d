#include "target/provision/expiry_hook.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <cctz/time_zone.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

namespace conform::target {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t most_kept = 2000;  // of the output, in bytes
constexpr std::size_t most_shown = 300;  // in a message
constexpr int cannot_start = 127;

std::vector<std::string> environment_for(const ExpiryOrder& order) {
  std::vector<std::string> out{"LANG=C.UTF-8"};
  for (const char* name : {"PATH", "HOME"})
    if (const char* value = std::getenv(name)) out.push_back(std::string(name) + '=' + value);
  const cctz::time_point<cctz::seconds> instant{cctz::seconds(order.instant)};
  out.push_back("KIMAI_CONFORM_TOKEN_ID=" + order.token_id);
  out.push_back("KIMAI_CONFORM_TOKEN_NAME=" + order.token_name);
  out.push_back("KIMAI_CONFORM_TOKEN_USER=" + order.username);
  out.push_back("KIMAI_CONFORM_EXPIRES_AT=" +
                cctz::format("%Y-%m-%d %H:%M:%S", instant, cctz::utc_time_zone()));
  out.push_back("KIMAI_CONFORM_EXPIRES_UNIX=" + std::to_string(order.instant));
  return out;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// The child's side of the fork: nothing here may allocate.
[[noreturn]] void become(char* const* words, char* const* environment, int output) {
  ::setpgid(0, 0);
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  ::execvpe(words[0], words, environment);
  ::_exit(cannot_start);
}

/// A running command and the pipe that its output comes through.
class Child {
 public:
  Child(std::vector<std::string> words, std::vector<std::string> environment) {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    const std::vector<char*> arguments = pointers_to(words);
    const std::vector<char*> variables = pointers_to(environment);
    process_ = ::fork();
    if (process_ == 0) become(arguments.data(), variables.data(), ends[1]);
    ::close(ends[1]);
    output_ = ends[0];
    ::fcntl(output_, F_SETFL, O_NONBLOCK);
  }
  ~Child() {
    if (process_ > 0) {
      ::kill(-process_, SIGKILL);
      if (!status_) ::waitpid(process_, nullptr, 0);
    }
    if (output_ >= 0) ::close(output_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] bool started() const { return process_ > 0; }

  /// The status of `waitpid`; absent where the command did not end in time.
  std::optional<int> wait(milliseconds timeout) {
    constexpr int step_ms = 20;
    const auto end = steady_clock::now() + timeout;
    pollfd waiting{output_, POLLIN, 0};
    while (!status_ && steady_clock::now() < end) {
      ::poll(&waiting, 1, step_ms);
      drain();
      int status = 0;
      if (::waitpid(process_, &status, WNOHANG) == process_) status_ = status;
      if ((waiting.revents & POLLHUP) != 0) waiting.fd = -1;  // closed before the end: wait for that alone
    }
    drain();
    return status_;
  }

  [[nodiscard]] const std::string& output() const { return text_; }

 private:
  void drain() {
    std::array<char, 1024> some{};
    for (int i = 0; i < 64; ++i) {
      const ssize_t count = ::read(output_, some.data(), some.size());
      if (count <= 0) return;
      if (text_.size() < most_kept) text_.append(some.data(), static_cast<std::size_t>(count));
    }
  }

  pid_t process_ = -1;
  int output_ = -1;
  std::optional<int> status_;
  std::string text_;
};

std::string with_output(std::string text, const std::string& output) {
  const std::string shown = shortened(printable(std::string(trimmed(output))), most_shown);
  return shown.empty() ? text : text + ": " + shown;
}

std::string ending(int status) {
  if (WIFSIGNALED(status)) return "it was ended by signal " + std::to_string(WTERMSIG(status));
  if (WEXITSTATUS(status) == cannot_start) return "it cannot be started, or ended with 127";
  return "it ended with " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

std::variant<std::vector<std::string>, std::string> command_words(const std::string& command) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (quote == 0 && blank) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == '\\' && quote != '\'') {
      if (++i == command.size()) return "it ends with a backslash";
      words.back() += command[i];
    } else {
      words.back() += c;
    }
  }
  if (quote != 0) return std::string("a quotation mark is not closed");
  if (words.empty() || words.front().empty()) return std::string("it names no command");
  return words;
}

std::optional<std::string> ExpiryHook::run(const ExpiryOrder& order) const {
  auto words = command_words(command_);
  if (auto* problem = std::get_if<std::string>(&words)) return std::move(*problem);
  Child child(std::get<std::vector<std::string>>(std::move(words)), environment_for(order));
  if (!child.started()) return "no process can be started: " + std::string(std::strerror(errno));
  const std::optional<int> status = child.wait(timeout_);
  if (!status)
    return with_output("it did not end within " + std::to_string(timeout_.count() / 1000) + " s",
                       child.output());
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return std::nullopt;
  return with_output(ending(*status), child.output());
}

}  // namespace conform::target
