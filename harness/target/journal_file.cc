#include "target/journal_file.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"
#include "target/marker.h"

namespace conform::target {
namespace {

using nlohmann::json;

constexpr std::size_t max_journal = std::size_t{256} << 20U;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A path of the API with exactly one parameter left, in the last place or before it.
bool is_undo_path(const std::string& path) {
  const bool plain =
      path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/{}") ==
      std::string::npos;
  return plain && (path.starts_with("/api/") || path == "/admin/user/{id}/delete") &&
         path.find("//") == std::string::npos && std::count(path.begin(), path.end(), '{') == 1;
}

bool is_id(const std::string& id) {
  return !id.empty() && id.size() <= 18 && id.find_first_not_of("0123456789") == std::string::npos;
}

class Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) {}

  JournalFile read() {
    const std::string text = read_file(path_, max_journal);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      if (end == std::string::npos) {  // the run was killed while it wrote the line
        file_.is_cut = true;
        break;
      }
      ++line_;
      take(json::parse(text.begin() + static_cast<std::ptrdiff_t>(begin),
                       text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false));
      begin = end + 1;
    }
    if (line_ == 0) throw InputError({path_}, "it is empty: the run was killed before it made anything");
    for (auto& [number, creation] : open_) file_.unfinished.push_back(std::move(creation));
    return std::move(file_);
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError({path_, line_, 1}, why, "a journal is written by `run`: journal-<run>.ndjson");
  }

  void take(const json& entry) {
    if (!entry.is_object()) refuse("it is no journal: the line is no JSON object");
    if (line_ == 1) return take_head(entry);
    const auto number = entry.find("n");
    if (number == entry.end() || !number->is_number_unsigned()) refuse("the entry has no number");
    const auto n = number->get<std::uint64_t>();
    if (entry.contains("intent")) return take_intent(n, entry);
    if (entry.contains("done")) {
      open_.erase(n);
    } else if (const auto open = open_.find(n); open != open_.end()) {
      open->second.id = text_of(entry, "id");
      if (!is_id(open->second.id)) refuse("the id is no number");
      file_.made.emplace(open->second.undo, open->second.id);
    }
  }

  void take_head(const json& entry) {
    file_.run = text_of(entry, "run");
    file_.url = text_of(entry, "url");
    if (entry.value("journal", json()) != json(1) || file_.url.empty())
      refuse("it is no journal: its first line does not name a run and its installation");
    if (!find_marker("kct-" + file_.run + "-1")) refuse("'" + printable(file_.run) + "' is no id of a run");
  }

  void take_intent(std::uint64_t number, const json& entry) {
    const json intent = entry.value("intent", json::object());
    const json undo = entry.value("undo", json::object());
    if (!intent.is_object() || !undo.is_object()) refuse("the entry does not say how it is undone");
    Creation creation;
    creation.number = number;
    creation.what = shortened(printable(text_of(intent, "what")), 200);
    creation.operation = text_of(intent, "operation");
    creation.name = text_of(intent, "name");
    creation.parent = text_of(intent, "parent");
    creation.nameless = intent.value("nameless", json()) == json(true);
    creation.sent = text_of(intent, "sent");
    creation.undo = text_of(undo, "operation");
    creation.undo_path = text_of(undo, "path");
    if (!is_undo_path(creation.undo_path)) refuse("the path that undoes it is none of the API's");
    open_[number] = std::move(creation);
  }

  std::string path_;
  int line_ = 0;
  std::map<std::uint64_t, Creation> open_;
  JournalFile file_;
};

}  // namespace

JournalFile read_journal(const std::string& path) {
  return Reader(path).read();
}

}  // namespace conform::target
