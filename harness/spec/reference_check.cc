#include "spec/reference_check.h"

#include <algorithm>
#include <cstdint>
#include <functional>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"

namespace conform::spec {
namespace {

using Edges = std::vector<std::vector<std::size_t>>;

std::string in_quotes(std::string_view text) {
  return "'" + shortened(printable(text), 300) + "'";
}

std::string shown(const std::string& pointer) {
  return shortened(printable(pointer.empty() ? "the root" : pointer), 300);
}

/// Complains about one reference, or returns where it leads.
std::optional<std::size_t> resolve(const PartIndex& index, const PartIndex::Entry& entry,
                                   const std::string& file, Diagnostics& diagnostics) {
  const auto pointer = local_pointer(*entry.reference);
  if (!pointer) {
    diagnostics.error({file},
                      shown(entry.pointer) + ": the reference " + in_quotes(*entry.reference) +
                          " leads out of the document",
                      "only references that begin with '#' are followed");
    return std::nullopt;
  }
  const auto target = index.find(*pointer);
  if (!target || index[*target].part != entry.part) {
    diagnostics.error({file}, shown(entry.pointer) + ": the reference " + in_quotes(*entry.reference) +
                                  " does not lead to " + part_name(entry.part));
    return std::nullopt;
  }
  return target;
}

/// The schemas that judge the same value as the schema itself.
void add_in_place_children(const PartIndex& index, const PartIndex::Entry& entry,
                           std::vector<std::size_t>& edges) {
  if (entry.part != Part::schema || !entry.value->is_object()) return;
  const auto add = [&](const std::string& pointer) {
    if (const auto found = index.find(pointer)) edges.push_back(*found);
  };
  for (const char* key : {"allOf", "anyOf", "oneOf"})
    if (const auto list = entry.value->find(key); list != entry.value->end() && list->is_array())
      for (std::size_t i = 0; i < list->size(); ++i) add(entry.pointer + '/' + key + '/' + std::to_string(i));
  for (const char* key : {"not", "if", "then", "else"})
    if (entry.value->contains(key)) add(entry.pointer + '/' + key);
  if (const auto map = entry.value->find("dependencies"); map != entry.value->end() && map->is_object())
    for (const auto& [name, value] : map->get_ref<const nlohmann::json::object_t&>())
      if (!value.is_array()) add(pointer_join(entry.pointer + "/dependencies", name));
}

/// Depth-first search with a stack of its own: a hostile chain of references may be a million long.
class CycleSearch {
 public:
  CycleSearch(const Edges& edges, std::function<void(const std::vector<std::size_t>&)> found)
      : edges_(edges), found_(std::move(found)), state_(edges.size(), State::unseen) {}

  void run() {
    for (std::size_t start = 0; start < edges_.size(); ++start)
      if (state_[start] == State::unseen) search(start);
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };
  static constexpr std::size_t most_reported = 20;
  struct Frame {
    std::size_t node;
    std::size_t next_edge;
  };

  void search(std::size_t start) {
    open(start);
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      if (top.next_edge == edges_[top.node].size()) {
        state_[top.node] = State::done;
        stack_.pop_back();
        continue;
      }
      const std::size_t next = edges_[top.node][top.next_edge++];
      if (state_[next] == State::open && reported_ < most_reported) report(next);
      if (state_[next] == State::unseen) open(next);
    }
  }

  void open(std::size_t node) {
    state_[node] = State::open;
    stack_.push_back({node, 0});
  }

  void report(std::size_t first) {
    ++reported_;
    const auto begins = [&](const Frame& frame) { return frame.node == first; };
    std::vector<std::size_t> cycle;
    for (auto at = std::find_if(stack_.begin(), stack_.end(), begins); at != stack_.end(); ++at)
      cycle.push_back(at->node);
    found_(cycle);
  }

  const Edges& edges_;
  std::function<void(const std::vector<std::size_t>&)> found_;
  std::vector<State> state_;
  std::vector<Frame> stack_;
  std::size_t reported_ = 0;
};

std::string cycle_text(const PartIndex& index, const std::vector<std::size_t>& cycle) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < cycle.size() && i < most; ++i) text += shown(index[cycle[i]].pointer) + " -> ";
  if (cycle.size() > most) text += "... -> ";
  return text + shown(index[cycle.front()].pointer);
}

}  // namespace

void check_references(const PartIndex& index, const std::string& file, Diagnostics& diagnostics) {
  Edges edges(index.entries().size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const PartIndex::Entry& entry = index[i];
    if (entry.reference != nullptr) {
      if (const auto target = resolve(index, entry, file, diagnostics)) edges[i].push_back(*target);
    } else if (entry.value->is_object() && entry.value->contains("$ref")) {
      diagnostics.error({file}, shown(entry.pointer) + ": a $ref must be text");
    } else {
      add_in_place_children(index, entry, edges[i]);
    }
  }
  CycleSearch(edges, [&](const std::vector<std::size_t>& cycle) {
    diagnostics.error({file},
                      "a cycle of references that consumes no part of a body: " + cycle_text(index, cycle),
                      "let the recursion go through properties or items");
  }).run();
}

}  // namespace conform::spec
