#pragma once

// For tests: an HTTPS server of one page, which the openssl tool brings.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace conform::http {

inline boost::test_tools::assertion_result has_openssl(boost::unit_test::test_unit_id) {
  return std::system("command -v openssl >/dev/null 2>&1") == 0;
}

/// A folder of its own that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "http_test_XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(name.data()));
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

/// An HTTPS server with a certificate that it signed itself, for the names 127.0.0.1 or `name`.
class TlsServer {
 public:
  TlsServer(const Folder& folder, const std::string& name)
      : certificate_(folder.file(name + ".pem")), key_(folder.file(name + ".key")) {
    const std::string make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=" +
        name + " -addext subjectAltName=" + name + " -out '" + certificate_ + "' -keyout '" + key_ +
        "' >/dev/null 2>&1";
    BOOST_REQUIRE(std::system(make.c_str()) == 0);
    start();
  }
  ~TlsServer() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    std::fclose(output_);
  }
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  [[nodiscard]] const std::string& certificate() const { return certificate_; }
  [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + port_; }

 private:
  void start() {
    std::array<int, 2> ends{};
    BOOST_REQUIRE(::pipe(ends.data()) == 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(::open("/dev/null", O_RDWR), STDERR_FILENO);
      ::close(ends[0]);
      ::execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate_.c_str(),
               "-key", key_.c_str(), "-www", static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ::fdopen(ends[0], "r");
    std::array<char, 256> line{};
    while (port_.empty() && std::fgets(line.data(), line.size(), output_)) {
      const std::string_view text = line.data();
      if (text.rfind("ACCEPT ", 0) == 0)
        port_ = text.substr(text.rfind(':') + 1, text.find('\n') - text.rfind(':') - 1);
    }
    BOOST_REQUIRE(!port_.empty());
  }

  std::string certificate_;
  std::string key_;
  std::string port_;
  pid_t process_ = -1;
  std::FILE* output_ = nullptr;
};

}  // namespace conform::http
