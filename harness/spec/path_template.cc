#include "spec/path_template.h"

namespace conform::spec {

PathTemplate::PathTemplate(std::string_view text) {
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find('/', 1));
    text.remove_prefix(one.size());
    const std::size_t open = one.find('{');
    const std::size_t close = one.rfind('}');
    Segment segment;
    segment.has_parameter = open != one.npos && close != one.npos && close > open;
    segment.before = segment.has_parameter ? one.substr(0, open) : one;
    if (segment.has_parameter) segment.after = one.substr(close + 1);
    segments_.push_back(std::move(segment));
  }
}

bool PathTemplate::fits(const Segment& segment, std::string_view text) {
  if (!segment.has_parameter) return text == segment.before;
  return text.size() > segment.before.size() + segment.after.size() && text.starts_with(segment.before) &&
         text.ends_with(segment.after);
}

bool PathTemplate::matches(std::string_view path) const {
  for (const Segment& segment : segments_) {
    const std::string_view one = path.substr(0, path.find('/', 1));
    if (path.empty() || !fits(segment, one)) return false;
    path.remove_prefix(one.size());
  }
  return path.empty();
}

bool PathTemplate::is_more_concrete_than(const PathTemplate& other) const {
  for (std::size_t i = 0; i < segments_.size() && i < other.segments_.size(); ++i)
    if (segments_[i].has_parameter != other.segments_[i].has_parameter) return !segments_[i].has_parameter;
  return false;
}

}  // namespace conform::spec
