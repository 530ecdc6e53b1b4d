#include "app/test_program.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace conform::app {
namespace fs = std::filesystem;

namespace {

constexpr unsigned most_seconds = 400;

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

/// The environment of the tests without what the program would read of it.
std::vector<std::string> environment() {
  std::vector<std::string> out{"KIMAI_CONFORM_DATA=" CONFORM_SOURCE_DIR, "TERM=dumb"};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    if (!text.starts_with("KIMAI_CONFORM_") && !text.starts_with("TERM=")) out.push_back(text);
  }
  return out;
}

std::vector<std::string> with_token(std::vector<std::string> variables, const std::string& token) {
  if (!token.empty()) variables.push_back("KIMAI_CONFORM_TOKEN=" + token);
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

bool redirect(int stream, const char* path, int flags) {
  constexpr mode_t mode = 0600;
  const int file = ::open(path, flags, mode);
  return file >= 0 && ::dup2(file, stream) == stream;
}

}  // namespace

ScratchFolder::ScratchFolder() {
  path_ = (fs::temp_directory_path() / "conform-test-XXXXXX").string();
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder for a test can be made");
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Program::Program(std::vector<std::string> arguments, const std::string& token,
                 const std::vector<std::string>& more, std::uint64_t largest_file)
    : Program(std::move(arguments), Surroundings{with_token(more, token), largest_file, {}}) {}

Program::Program(std::vector<std::string> arguments, const Surroundings& around) {
  arguments.insert(arguments.begin(), CONFORM_PROGRAM);
  std::vector<std::string> variables = environment();
  variables.insert(variables.end(), around.variables.begin(), around.variables.end());
  const std::vector<char*> argv = pointers(arguments);
  const std::vector<char*> envp = pointers(variables);
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("no process can be started");
  if (process_ > 0) return;
  // Between fork and exec only what is safe while other threads hold locks.
  constexpr int anew = O_WRONLY | O_CREAT | O_TRUNC;
  ::signal(SIGHUP, SIG_DFL);  // the tests may have been started with nohup
  ::setsid();
  ::alarm(most_seconds);
  // The first terminal that the leader of a session opens becomes its own.
  if (!around.terminal.empty()) static_cast<void>(::open(around.terminal.c_str(), O_RDWR));
  const rlimit limit{around.largest_file, around.largest_file};
  if (around.largest_file > 0) ::setrlimit(RLIMIT_FSIZE, &limit);
  if (::chdir(folder_.path().c_str()) == 0 && redirect(STDIN_FILENO, "/dev/null", O_RDONLY) &&
      redirect(STDOUT_FILENO, "stdout", anew) && redirect(STDERR_FILENO, "stderr", anew))
    ::execve(argv.front(), argv.data(), envp.data());
  constexpr int not_started = 127;
  ::_exit(not_started);
}

Program::~Program() {
  if (process_ < 0) return;
  send_signal(SIGKILL);
  wait();
}

void Program::send_signal(int signal) const {
  ::kill(process_, signal);
}

int Program::wait() {
  constexpr int killed = 128;
  int status = 0;
  rusage used = {};
  while (::wait4(process_, &status, 0, &used) < 0) {
  }
  process_ = -1;
  peak_memory_ = static_cast<std::size_t>(used.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : killed + WTERMSIG(status);
}

std::string Program::out() const {
  return content(folder_ / "stdout");
}

std::string Program::err() const {
  return content(folder_ / "stderr");
}

std::string Program::file(std::string_view name) const {
  return content(folder_ / name);
}

std::string Program::report_file(std::string_view name) const {
  return content(folder_ / "conform-report" + '/' + std::string(name));
}

nlohmann::json Program::report() const {
  return nlohmann::json::parse(report_file("report.json"));
}

std::string Program::everything() const {
  std::string text;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder_.path()))
    if (entry.is_regular_file()) text += content(entry.path());
  return text;
}

std::vector<std::string> scenarios_with(const nlohmann::json& report, std::string_view verdict) {
  std::vector<std::string> out;
  for (const nlohmann::json& suite : report.at("suites"))
    for (const nlohmann::json& scenario : suite.at("scenarios"))
      if (scenario.at("verdict") == verdict)
        out.push_back(suite.at("address").get<std::string>() + '#' + scenario.at("id").get<std::string>());
  return out;
}

}  // namespace conform::app
