#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "target/cleanup/cleaner.h"
#include "target/marker.h"
#include "target/web/test_site.h"

namespace conform::target {

/// The name of everything that the run has made.
inline constexpr const char* own = "kct-t0abcdefgh-1";

inline http::Response answer(std::string body, int status = 200) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

/// For tests: an installation with a customer 1, a project 2 and an activity 3 of the run, all without
/// children.
struct Cleaning {
  TestSite site{"https://kimai.example"};

  Cleaning() {
    for (const char* list : {"/api/projects", "/api/activities", "/api/timesheets"})
      site.on(std::string("GET ") + list, answer("[]"));
    site.on("GET /api/teams/4", answer(R"({"id":4,"name":"kct-t0abcdefgh-1","customers":[],"projects":[]})"));
    for (const char* item : {"/api/customers/1", "/api/projects/2", "/api/activities/3"})
      site.on(std::string("GET ") + item, answer(R"({"name":"kct-t0abcdefgh-1"})"));
    for (const char* item :
         {"/api/customers/1", "/api/projects/2", "/api/activities/3", "/api/teams/4", "/api/tags/5"})
      site.on(std::string("DELETE ") + item, http::Response{204, {}, ""});
  }

  Estate estate() const {
    return {[](std::string_view text) {
              const auto marker = find_marker(text);
              return marker && marker->run == "t0abcdefgh";
            },
            [](const std::string& undo, const std::string& id) {
              return (undo == "delete_user" && id == "90") || (undo == "delete_timesheet" && id == "50") ||
                     (undo == "delete_project" && id == "2");
            }};
  }
  Cleaner cleaner() { return {ApiClient(site, {"Bearer strongest"}), estate()}; }

  std::string left(const std::string& kind, const std::string& id) {
    ApiClient maker(site, {"Bearer maker"});
    const auto leftover = cleaner().remove(creation(kind, id), maker);
    return leftover ? leftover->why : std::string();
  }
  static Creation creation(const std::string& kind, const std::string& id) {
    const std::string list = kind == "activity" ? "activities" : kind + "s";
    return {0, kind, "", "delete_" + kind, "/api/" + list + "/{id}", own, {}, id};
  }
  bool deleted() const {
    return std::any_of(site.sent.begin(), site.sent.end(),
                       [](const http::Request& request) { return request.method == "DELETE"; });
  }
};

}  // namespace conform::target
