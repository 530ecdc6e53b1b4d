#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/node.h"
#include "base/source_location.h"
#include "base/version.h"

namespace conform::suite {

/// A text that somebody wrote, with its place.
struct Located {
  std::string text;
  SourceLocation where;
};

/// Who sends a step's request: an account that the target lends for the time of a case.
struct ActorSpec {
  std::string name;  ///< how steps name it; the actor of `actor:` is `actor`
  Located role;      ///< `user`, `teamlead`, `admin`, `super_admin`; empty: any
  Node timezone;     ///< text, may hold `${x}`; null: any zone
  Node expires;  ///< of its token: a date `2026-03-01`, may hold `${x}`; `past` (it has expired), `soon` (it
                 ///< ends while the run goes on, at `${actor.expiry}`); null: never
  int tokens = 1;   ///< how many tokens of the account the scenario needs; the second is `${actor.token2}`
  Located session;  ///< with the web pages, at `${actor.session}`: `full` or `half`; empty: none
  std::vector<Node> token_names;  ///< of tokens that are made for the case and were never used; may hold
                                  ///< `${x}`; empty: any tokens
  SourceLocation where;
};

/// One keyword of a mapping of matchers: `instant: {...}`.
struct Matcher {
  std::string keyword;
  Node argument;
  SourceLocation where;  ///< of the keyword
};

/// What is expected of one value: of a body pointer or of a header.
struct ValueExpectation {
  Located subject;  ///< a JSON Pointer or a header's name; may hold `${x}`
  std::vector<Matcher> matchers;
};

struct Expectation {
  std::vector<int> statuses;  ///< any of them; empty only where the step is a clock step
  SourceLocation status_where;
  std::vector<ValueExpectation> headers;
  std::vector<ValueExpectation> body;
  std::optional<ValueExpectation> text;  ///< of the body as it came, whatever it is
  std::vector<Located> requirements;     ///< empty: those of the scenario
  SourceLocation where;
};

struct Capture {
  Located name;
  Located pointer;
};

/// A request that no operation describes: malformed, unknown, HEAD, form-encoded.
struct RawRequest {
  Located method;
  Located path;  ///< below the base URL, may hold `${x}`
  std::vector<std::pair<Located, Node>> headers;
  std::optional<Node> raw;  ///< body as text
  SourceLocation where;
};

/// A cell of a table in the reports: what was sent in a field, and what the answer shows in its place.
struct Tabulation {
  Node field;             ///< text, may hold `${x}`: names the row, with the method of the request
  Node sent;              ///< names the column: the value that was sent
  bool left_out = false;  ///< nothing was sent; `sent` means nothing then
  Located seen;           ///< JSON Pointer, may hold `${x}`
  SourceLocation where;
};

struct Retry {
  int at_most = 1;
  int every_ms = 0;
  SourceLocation where;
};

/// Moves the target's clock: `clock: { set: "2026-03-01T00:00:00", zone: "${zone}" }` or `clock: { advance:
/// 61s }`.
struct ClockMove {
  Node set;      ///< civil time, may hold `${x}`; null where `advance` is given
  Node zone;     ///< of `set`; null: UTC
  Node advance;  ///< `61s`, `5m`, `2h`, `1d`
  SourceLocation where;
};

/// When a request is sent: `at: { before: "${actor.expiry}" }`. One of the first four says when, null the
/// others.
struct Timing {
  Node before;                ///< an instant: as late as it is certain that the answer comes before it
  Node from;                  ///< an instant: as soon as it is certain that the target's clock has reached it
  Node after;                 ///< `61s`: that long after the answer to the request before
  std::optional<int> second;  ///< at that second of a minute or soon after it, by the target's clock
  Node
      within;  ///< `55s`: answered within that time of when the request before was sent, else it says nothing
  SourceLocation where;
};

struct Step {
  SourceLocation where;
  std::string title;  ///< may be empty
  Located call;       ///< an operation's id; empty for every other kind of step
  std::optional<RawRequest> request;
  std::optional<ClockMove> clock;
  Located token_screen;      ///< what is done there: `list`; empty: not a step of the token screen
  std::optional<Timing> at;  ///< absent: at once
  Located as;                ///< an actor's name, `nobody` (no credentials); empty: the scenario's actor
  std::vector<std::pair<Located, Node>> with;     ///< path and query parameters
  std::vector<std::pair<Located, Node>> headers;  ///< beside or instead of what the actor sends
  std::optional<Node> body;                       ///< sent as JSON, or as `form` says
  bool form = false;                              ///< the body is sent form-encoded
  Expectation expect;
  std::vector<Capture> captures;
  std::optional<Tabulation> tabulation;
  std::optional<Retry> retry;  ///< repeats the step until its expectations hold
  int repeat = 1;              ///< how often it is sent, each answer judged
};

/// What a scenario takes for granted about the configuration of an installation: a setting with one of some
/// values, or whether a role holds a permission.
struct Assumption {
  Located subject;   ///< name of the setting or of the permission
  std::string role;  ///< of a permission; empty: this is a setting
  std::vector<std::string>
      values;  ///< any of them, as `Configuration` has them; of a permission `true` or `false`
};

struct Scenario {
  Located id;
  std::string title;
  std::vector<Located> requirements;
  std::vector<ActorSpec> actors;  ///< the first is the default of `as`; empty: any account
  std::vector<Located> needs;     ///< capabilities: `write`, `clock`, ...
  std::vector<Assumption> assumptions;
  VersionRange versions;
  std::vector<Located> tags;
  std::vector<Located> locks;
  std::vector<std::pair<Located, std::vector<Node>>> matrix;  ///< name → values; the cases are their product
  /// `reading` or `writing`: a case for each operation of the document that does so, with
  /// `${operation.method}` and `${operation.path}`; empty: none of that.
  Located each_operation;
  std::vector<Step> steps;
  SourceLocation where;
};

/// One behaviour, one file. Its address is its path below `suites/` without `.yaml`.
struct SuiteFile {
  std::string path;
  std::string address;  ///< `datetime/local-time`
  std::string title;
  std::vector<Scenario> scenarios;
};

/// Understands one suite file. Everything wrong goes to `diagnostics`; what could be understood is returned.
/// Checks the form alone: what names mean (operations, requirements, keywords) is for the plan to say.
SuiteFile read_suite(const Node& file, const std::string& path, const std::string& address,
                     Diagnostics& diagnostics);

/// Every `.yaml` file below a folder, or the one file, in the order of their addresses. A folder without any
/// is an error, as is a file whose name is not lower case letters, digits and hyphens.
std::vector<SuiteFile> load_suites(const std::string& folder_or_file, Diagnostics& diagnostics);

}  // namespace conform::suite
