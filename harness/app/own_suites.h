#pragma once

namespace conform::app {

/// For tests: a suite that reads and one that writes, short enough to know every request of theirs.
inline constexpr const char* reading_suite = R"(title: Reads
requirements: [AUTH-1]
scenarios:
  - id: answers
    title: It answers
    steps:
      - call: get_app_api_status_ping
        expect: { status: 200, body: { /message: pong } }
  - id: lists
    title: It lists
    steps:
      - call: get_tags
        expect: { status: 200, body: { "": { type: array } } }
)";

inline constexpr const char* writing_suite = R"(title: Writes
requirements: [AUTH-1]
needs: [write]
scenarios:
  - id: first
    title: Makes a tag
    steps:
      - call: post_tag
        body: { name: "${marker}" }
        expect: { status: 200 }
  - id: second
    title: Makes a tag, and is then kept waiting
    steps:
      - call: post_tag
        body: { name: "${marker}" }
        expect: { status: 200 }
      - call: get_app_api_status_ping
        expect: { status: 200 }
  - id: third
    title: Is never played
    steps:
      - call: post_tag
        body: { name: "${marker}" }
        expect: { status: 200 }
)";

}  // namespace conform::app
