#include "spec/date_time.h"

#include <array>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "base/text.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

using Form = spec::DateTimeForm;

constexpr unsigned bit(Form form) {
  return 1U << static_cast<unsigned>(form);
}

struct NamedForm {
  std::string_view name;
  std::string_view words;
  std::string_view value_class;
  unsigned forms;
};

constexpr std::array named_forms{
    NamedForm{"date", "a date such as 2024-07-01", "date", bit(Form::date)},
    NamedForm{"local", "a date-time without an offset such as 2024-07-01T08:15:00", "date-time-local",
              bit(Form::local)},
    NamedForm{"offset", "an ISO 8601 date-time with an offset such as 2024-07-01T08:15:00+02:00 or +0200",
              "date-time-with-offset",
              bit(Form::offset_with_colon) | bit(Form::offset_without_colon) | bit(Form::zulu)},
    NamedForm{"offset_without_colon",
              "a date-time with an offset without a colon such as "
              "2024-07-01T08:15:00+0200",
              "date-time+hhmm", bit(Form::offset_without_colon)},
    NamedForm{"rfc3339", "an RFC 3339 date-time such as 2024-07-01T08:15:00+02:00", "date-time",
              bit(Form::offset_with_colon) | bit(Form::zulu)},
};

const NamedForm* find_form(const nlohmann::json& name) {
  for (const NamedForm& form : named_forms)
    if (name.is_string() && name.get_ref<const std::string&>() == form.name) return &form;
  return nullptr;
}

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (find_form(argument) != nullptr) return {};
  std::vector<std::string> names;
  for (const NamedForm& form : named_forms) names.emplace_back(form.name);
  const std::string known = "forms: " + joined(names, ", ");
  if (!argument.is_string()) return {{"", "'date_time' needs the name of a form", known}};
  const auto& text = argument.get_ref<const std::string&>();
  return {{"", fmt::format("unknown form '{}' of a date-time", shortened(printable(text), 60)),
           did_you_mean(text, names, known)}};
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

/// What a text of the right form still has wrong, as a class; empty if nothing.
std::string flaw_of(const spec::DateTimeText& text) {
  if (text.form == Form::date) return {};
  // ISO 8601-1:2019, 4.3: the T may be left out, but nothing else may stand for it; RFC 3339 lets
  // applications use a blank, which Kimai's promise of ISO 8601 does not.
  if (text.separator != 'T') return "/separator";
  return text.has_seconds ? "" : "/no-seconds";
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "date_time", problems_of(argument), mismatches)) return;
  const NamedForm& wanted = *find_form(argument);
  const Expected expected{std::string(wanted.words), std::string(wanted.value_class)};
  std::optional<spec::DateTimeText> text;
  if (subject.value->is_string()) text = spec::parse_date_time(subject.value->get_ref<const std::string&>());
  if (!text || (wanted.forms & bit(text->form)) == 0) {
    mismatches.push_back(make_mismatch(subject, "date_time", expected));
    return;
  }
  const std::string flaw = flaw_of(*text);
  if (flaw.empty()) return;
  mismatches.push_back(make_mismatch(
      subject, "date_time", expected,
      json_excerpt(*subject.value) + (flaw == "/separator" ? ": no T before the time" : ": no seconds"),
      value_class(subject.value) + flaw));
}

}  // namespace

Keyword date_time_keyword() {
  return {
      "date_time",
      "A text in that form of date-time: offset (ISO 8601 with an offset, with or without a colon, or Z), "
      "offset_without_colon, rfc3339, local or date.",
      R"({"type": "string"})",
      "/begin: { date_time: offset }",
      lint,
      judge};
}

}  // namespace conform::check
