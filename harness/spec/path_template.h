#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform::spec {

/// `/api/teams/{id}/members/{userId}`, ready to be compared with concrete paths.
class PathTemplate {
 public:
  explicit PathTemplate(std::string_view text);

  /// Whether the concrete path is one of this template. A parameter stands for at least one character and
  /// never for a slash.
  [[nodiscard]] bool matches(std::string_view path) const;
  /// OpenAPI 3.0.3, section 4.7.8.2: `/pets/mine` goes before `/pets/{petId}`.
  [[nodiscard]] bool is_more_concrete_than(const PathTemplate& other) const;

 private:
  struct Segment {
    std::string before;  ///< of a segment without a parameter: all of it
    std::string after;
    bool has_parameter = false;
  };
  static bool fits(const Segment& segment, std::string_view text);

  std::vector<Segment> segments_;
};

}  // namespace conform::spec
