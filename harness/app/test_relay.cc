#include "app/test_relay.h"

#include <mutex>
#include <regex>
#include <set>
#include <utility>

#include "reference/net/raw_client.h"

namespace conform::app {

struct Relay::Log {
  std::mutex mutex;
  std::string text;
  void add(const std::string& more) {
    const std::lock_guard lock(mutex);
    text += more + "\n\n";
  }
};

namespace {

/// The request, with the wish that the connection ends after its answer.
std::string closing(std::string request) {
  request.insert(request.find("\r\n") + 2, "Connection: close\r\n");
  return request;
}

}  // namespace

Relay::Relay(int port, Listener before, Rewriter after) : log_(std::make_shared<Log>()) {
  server_ = std::make_unique<hostile::Server>(hostile::Behaviour{
      "relay",
      [log = log_, port, before = std::move(before), after = std::move(after)](hostile::Connection& client) {
        const std::string request = client.read_request();
        if (request.empty()) return;
        log->add(request);
        if (before) before(request);
        const reference::RawClient server(port);
        server.send(closing(request));
        const std::string answer = server.read_all();
        log->add(answer);
        client.send(after ? after(request, answer) : answer);
      }});
}

Relay::~Relay() = default;

std::string Relay::url() const {
  return server_->url();
}

std::string Relay::traffic() const {
  const std::lock_guard lock(log_->mutex);
  return log_->text;
}

std::string body_of(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? std::string() : answer.substr(end + 4);
}

std::string with_body(const std::string& answer, const std::string& body) {
  static const std::regex length("\r\nContent-Length: [0-9]+", std::regex::icase);
  const std::string head = answer.substr(0, answer.find("\r\n\r\n"));
  return std::regex_replace(head, length, "") + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

std::vector<std::string> secrets_in(const std::string& traffic) {
  const std::regex places(
      R"re(Authorization: Bearer ([^\r\n]+)|Set-Cookie: [^=]+=([^;\r\n]{16,})|"plainPassword":"([^"]+)")re"
      R"re(|<pre><code>([^<]+)<|_token\]?" value="([^"]{16,})"|[?&]_csrf_token=([^"&\s]{16,}))re");
  std::set<std::string> found;
  for (std::sregex_iterator at(traffic.begin(), traffic.end(), places), end; at != end; ++at)
    for (std::size_t group = 1; group < at->size(); ++group)
      if ((*at)[group].matched) found.insert((*at)[group]);
  return {found.begin(), found.end()};
}

}  // namespace conform::app
