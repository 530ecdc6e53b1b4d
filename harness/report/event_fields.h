#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/run_event.h"

namespace conform::report {

/// Names of the events, in the order of the alternatives of `RunEvent`.
inline constexpr std::array<std::string_view, 4> event_names{"start", "case", "deviation", "finish"};
static_assert(event_names.size() == std::variant_size_v<RunEvent>);

/// `U` or `const U`, so that one list of fields serves the writer and the reader.
template <typename T, typename U>
concept Like = std::same_as<std::remove_const_t<T>, U>;

/// The fields of each value of an event with their names in `run.ndjson`: `field(name, value)` is called for
/// each, `field.required(name, value)` for those without which the value means nothing.
template <typename Field, Like<SourceLocation> T>
void visit_fields(Field& field, T& value) {
  field("file", value.file);
  field("line", value.line);
  field("column", value.column);
  field("length", value.length);
}

template <typename Field, Like<VersionRange> T>
void visit_fields(Field& field, T& value) {
  field("since", value.since);
  field("until", value.until);
}

template <typename Field, Like<Requirement> T>
void visit_fields(Field& field, T& value) {
  field.required("id", value.id);
  field("level", value.level);
  field("statement", value.statement);
  field("source", value.source);
  field("versions", value.versions);
  field("unasked", value.unasked);
  field("smoke", value.smoke);
  field("where", value.where);
}

template <typename Field, Like<Configuration> T>
void visit_fields(Field& field, T& value) {
  field("settings", value.settings);
  field("permissions", value.permissions);
}

template <typename Field, Like<TargetFacts> T>
void visit_fields(Field& field, T& value) {
  field("label", value.label);
  field("url", value.url);
  field("built_in", value.built_in);
  field("version", value.version);
  field("document", value.document);
  field("capabilities", value.capabilities);
  field("ways", value.ways);
  field("roles", value.roles);
  field("temporary_accounts", value.temporary_accounts);
  field("any_timezone", value.any_timezone);
  field("timezones", value.timezones);
  field("configuration", value.configuration);
}

template <typename Field, Like<Finding> T>
void visit_fields(Field& field, T& value) {
  field.required("check", value.check);
  field("operation", value.operation);
  field("status", value.status);
  field("blame", value.blame);
  field("level", value.level);
  field("requirements", value.requirements);
  field("schema", value.schema);
  field("property", value.property);
  field("instance_pointer", value.instance_pointer);
  field("schema_pointer", value.schema_pointer);
  field("expected", value.expected);
  field("actual", value.actual);
  field("expected_class", value.expected_class);
  field("actual_class", value.actual_class);
  field("value", value.value);
  field("where", value.where);
  field("curl", value.curl);
  field("deviation", value.deviation);
}

template <typename Field, Like<PropertyProfile> T>
void visit_fields(Field& field, T& value) {
  field("count", value.count);
  field("types", value.types);
  field("formats", value.formats);
}

template <typename Field, Like<OperationProfile> T>
void visit_fields(Field& field, T& value) {
  field.required("operation", value.operation);
  field("status", value.status);
  field("count", value.count);
  field("latencies_us", value.latencies_us);
  field("properties", value.properties);
}

template <typename Field, Like<ContractFinding> T>
void visit_fields(Field& field, T& value) {
  field.required("finding", value.finding);
  field("count", value.count);
}

template <typename Field, Like<DocumentedOperation> T>
void visit_fields(Field& field, T& value) {
  field.required("id", value.id);
  field("properties", value.properties);
  field("not_called", value.not_called);
}

template <typename Field, Like<RunStarted> T>
void visit_fields(Field& field, T& value) {
  field.required("tool_version", value.tool_version);
  field("started_at", value.started_at);
  field("seed", value.seed);
  field("time_zone_data", value.time_zone_data);
  field("target", value.target);
  field("cases_planned", value.cases_planned);
  field("selection", value.selection);
  field("documented", value.documented);
  field("requirements", value.requirements);
}

template <typename Field, Like<TableCell> T>
void visit_fields(Field& field, T& value) {
  field.required("field", value.field);
  field("way", value.way);
  field("sent", value.sent);
  field("seen", value.seen);
}

template <typename Field, Like<CaseFinished> T>
void visit_fields(Field& field, T& value) {
  field.required("address", value.address);
  field("suite", value.suite);
  field("suite_title", value.suite_title);
  field("scenario", value.scenario);
  field("case", value.case_name);
  field("title", value.title);
  field("where", value.where);
  field("requirements", value.requirements);
  field.required("verdict", value.verdict);
  field("error", value.error);
  field("reason", value.reason);
  field("findings", value.findings);
  field("contract", value.contract);
  field("profiles", value.profiles);
  field("cells", value.cells);
  field("requests", value.requests);
  field("duration_us", value.duration_us);
  field("requests_us", value.requests_us);
}

template <typename Field, Like<DeviationFinished> T>
void visit_fields(Field& field, T& value) {
  field.required("id", value.id);
  field("cause", value.cause);
  field("shown", value.shown);
  field("exercised", value.exercised);
  field("stale", value.stale);
  field("improved", value.improved);
  field("where", value.where);
}

template <typename Field, Like<Leftover> T>
void visit_fields(Field& field, T& value) {
  field("what", value.what);
  field("why", value.why);
  field("curl", value.curl);
}

template <typename Field, Like<RunFinished> T>
void visit_fields(Field& field, T& value) {
  field("interrupted", value.interrupted);
  field("stop_reason", value.stop_reason);
  field("deleted", value.deleted);
  field("leftovers", value.leftovers);
  field("duration_us", value.duration_us);
}

}  // namespace conform::report
