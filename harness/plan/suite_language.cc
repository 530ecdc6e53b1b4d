#include "plan/suite_language.h"

namespace conform::plan {
namespace {

constexpr std::string_view text = R"({"type": "string", "minLength": 1})";
constexpr std::string_view texts = R"({"$ref": "#/definitions/texts"})";
constexpr std::string_view any_text = R"({"type": "string"})";
constexpr std::string_view version = R"({"$ref": "#/definitions/version"})";
constexpr std::string_view needs = R"({"$ref": "#/definitions/needs"})";
constexpr std::string_view assumes = R"({"$ref": "#/definitions/assumes"})";
constexpr std::string_view reference = R"({"$ref": "#/definitions/reference"})";
constexpr std::string_view duration = R"({"type": "string", "pattern": "^[0-9]{1,9}[smhd]$"})";
constexpr std::string_view sent_headers = R"({"$ref": "#/definitions/sent_headers"})";

constexpr LanguageMapping mappings[] = {
    {"suite", "One behaviour of the API; the path of the file below suites/ is its address.", ""},
    {"scenario", "One thing that is proven, in steps that are played in their order.",
     R"({"not": {"required": ["actor", "actors"]}})"},
    {"assumes", "What is taken for granted about the configuration; skipped where it is otherwise.",
     R"({"minProperties": 1})"},
    {"actor",
     "An account that the target lends for the time of a case; where there is none, the case is skipped.",
     ""},
    {"step",
     "One request or look at the token screen, and what is expected of the answer; or a move of the clock.",
     R"({"oneOf": [
          {"required": ["call", "expect"]},
          {"required": ["request", "expect"], "not": {"required": ["with"]}},
          {"required": ["token_screen", "expect"], "not": {"anyOf": [
            {"required": ["with"]}, {"required": ["headers"]}, {"required": ["body"]}, {"required": ["form"]},
            {"required": ["tabulate"]}, {"required": ["repeat"]}, {"required": ["at"]}]}},
          {"required": ["clock"], "not": {"anyOf": [
            {"required": ["as"]}, {"required": ["with"]}, {"required": ["headers"]}, {"required": ["body"]},
            {"required": ["form"]}, {"required": ["expect"]}, {"required": ["capture"]},
            {"required": ["tabulate"]}, {"required": ["retry"]}, {"required": ["repeat"]},
            {"required": ["at"]}]}}],
         "not": {"required": ["body", "form"]}})"},
    {"request", "A request that no operation describes: malformed, unknown, HEAD, form-encoded.", ""},
    {"clock", "Moves the target's clock; the scenario needs the capability clock.",
     R"({"oneOf": [{"required": ["set"]}, {"required": ["advance"], "not": {"required": ["zone"]}}]})"},
    {"at", "When a request is sent; where the clock cannot be moved, the case waits beside the others.",
     R"({"oneOf": [{"required": ["before"], "not": {"required": ["within"]}},
                   {"required": ["from"], "not": {"required": ["within"]}},
                   {"required": ["after"]}, {"required": ["second"]}]})"},
    {"expect", "What the answer must be; every difference is reported, not only the first.", ""},
    {"tabulate", "A cell of the table of booleans in the reports; it judges nothing.", ""},
    {"retry", "Repeats the step until its expectations hold.", ""},
};

constexpr LanguageKey keys[] = {
    {"suite", "title", "The behaviour, in one sentence.", text, true},
    {"suite", "description", "What a reader should know; for people only.", any_text},
    {"suite", "requirements", "Ids of the catalogue, for scenarios that name none themselves.", texts},
    {"suite", "tags", "Added to the tags of every scenario.", texts},
    {"suite", "needs", "Added to the needs of every scenario.", needs},
    {"suite", "assumes", "What every scenario takes for granted about the configuration.", assumes},
    {"suite", "since", "The first version of Kimai that the scenarios hold for.", version},
    {"suite", "until", "The first version of Kimai that they do not hold for.", version},
    {"suite", "scenarios", "What is proven.",
     R"({"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/scenario"}})", true},

    {"scenario", "id", "Its name in addresses: lower-case letters, digits and hyphens.",
     R"({"type": "string", "pattern": "^[a-z0-9-]+$"})", true},
    {"scenario", "title", "What it proves, in one sentence.", text, true},
    {"scenario", "requirements", "Ids of the catalogue that it proves when it passes.", texts},
    {"scenario", "actor", "The account that sends the requests.", R"({"$ref": "#/definitions/actor"})"},
    {"scenario", "actors", "Several accounts by name; the first sends the requests that name none.",
     R"({"type": "object", "minProperties": 1,
         "propertyNames": {"pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "not": {"const": "nobody"}},
         "additionalProperties": {"$ref": "#/definitions/actor"}})"},
    {"scenario", "needs", "Capabilities without which it is skipped.", needs},
    {"scenario", "assumes", "What it takes for granted about the configuration.", assumes},
    {"scenario", "since", "The first version of Kimai that it holds for.", version},
    {"scenario", "until", "The first version of Kimai that it does not hold for.", version},
    {"scenario", "tags", "Words to select it by; noisy runs last, damaging on the built-in reference only.",
     texts},
    {"scenario", "locks", "Names of things that no two scenarios may use at the same time.", texts},
    {"scenario", "matrix", "Names with lists of values; each combination is a case.",
     R"({"type": "object", "minProperties": 1, "propertyNames": {"pattern": "^[A-Za-z_][A-Za-z0-9_]*$"},
         "additionalProperties": {"type": "array", "minItems": 1}})"},
    {"scenario", "each_operation",
     "A case for each operation of the document that reads, or that writes: ${operation.method} and "
     "${operation.path}, with ids that do not exist.",
     R"({"enum": ["reading", "writing"]})"},
    {"scenario", "steps", "What is sent and expected, in order.",
     R"({"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/step"}})", true},

    {"assumes", "settings",
     "Settings by Kimai's names, each with the value, or with a list of values of which any is right.",
     R"({"type": "object", "propertyNames": {"$ref": "#/definitions/setting"}, "additionalProperties": {"anyOf": [
          {"type": ["string", "number", "boolean"]},
          {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "boolean"]}}]}})"},
    {"assumes", "permissions", "By role, whether it has a permission.",
     R"({"type": "object", "propertyNames": {"enum": ["user", "teamlead", "admin", "super_admin"]},
         "additionalProperties": {"type": "object", "additionalProperties": {"type": "boolean"}}})"},

    {"actor", "role", "The role of the account; without it any.",
     R"({"enum": ["user", "teamlead", "admin", "super_admin"]})"},
    {"actor", "timezone", "IANA name of the account's time zone; without it any.", any_text},
    {"actor", "expires",
     "The date on which its tokens expire, past (one has expired) or soon (it ends at ${actor.expiry}, while "
     "the "
     "run goes on); without it they do not.",
     R"({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^past$|^soon$|^never$|\\$\\{"})"},
    {"actor", "tokens",
     "How many tokens it has, or the names of new ones that were never used; the second is ${actor.token2}.",
     R"({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 10},
                   {"type": "array", "minItems": 1, "maxItems": 10,
                    "items": {"type": "string", "minLength": 1}}]})"},
    {"actor", "session",
     "A session with the web pages, ${actor.session}: full, or half, of an account that has a second factor "
     "and gave its password only.",
     R"({"enum": ["full", "half"]})"},

    {"step", "title", "What the step does; for people only.", any_text},
    {"step", "call", "An operation by its id in Kimai 2.66.", R"({"$ref": "#/definitions/operation"})"},
    {"step", "request", "A request that no operation describes.", R"({"$ref": "#/definitions/request"})"},
    {"step", "clock", "Moves the target's clock.", R"({"$ref": "#/definitions/clock"})"},
    {"step", "token_screen",
     "Looks at the page of the actor's tokens: {\"tokens\": [{id, name, last_usage, expires}]}, in the order "
     "of the "
     "actor's tokens.",
     R"({"enum": ["list"]})"},
    {"step", "at", "When it is sent; without it at once.", R"({"$ref": "#/definitions/at"})"},
    {"step", "as", "The actor that sends it; nobody sends no credentials.", text},
    {"step", "with", "Parameters of the path, and of the query all others.",
     R"({"type": "object", "additionalProperties": {"anyOf": [
          {"$ref": "#/definitions/parameter"},
          {"type": "array", "items": {"$ref": "#/definitions/parameter"}}]}})"},
    {"step", "headers", "Headers beside, or instead of, those that the actor sends.", sent_headers},
    {"step", "body", "Sent as JSON.", "true"},
    {"step", "form", "Sent form-encoded, as HTML forms are; an item of a list is members[0][user].",
     R"({"type": "object", "additionalProperties": {"$ref": "#/definitions/parameter"}})"},
    {"step", "expect", "What the answer must be.", R"({"$ref": "#/definitions/expect"})"},
    {"step", "capture", "Names for values of the answer, by JSON Pointer; ${name} in later steps.",
     R"({"type": "object", "propertyNames": {"pattern": "^[A-Za-z_][A-Za-z0-9_]*$"},
         "additionalProperties": {"$ref": "#/definitions/pointer"}})"},
    {"step", "tabulate", "Shows in the reports what was sent and what the answer shows.",
     R"({"$ref": "#/definitions/tabulate"})"},
    {"step", "retry", "Repeats the step until its expectations hold.", R"({"$ref": "#/definitions/retry"})"},
    {"step", "repeat", "How often it is sent, every answer as expected; the last one is captured.",
     R"({"type": "integer", "minimum": 1, "maximum": 1000})"},

    {"request", "method", "In capitals: GET, POST, HEAD.",
     R"({"type": "string", "pattern": "^[A-Z]+$|\\$\\{"})", true},
    {"request", "path", "Below the base URL, with the query, percent-encoded.",
     R"-({"type": "string", "pattern": "^(/|\\$\\{)"})-", true},
    {"request", "headers", "Headers beside, or instead of, those that the actor sends.", sent_headers},
    {"request", "raw", "The body as it is sent.", any_text},

    {"clock", "set", "A local date-time, 2026-03-01T00:00:00.",
     R"({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$|\\$\\{"})"},
    {"clock", "zone", "The time zone of set; without it UTC.", any_text},
    {"clock", "advance", "A duration: 61s, 5m, 2h, 1d.",
     R"({"type": "string", "pattern": "^[0-9]{1,9}[smhd]$|\\$\\{"})"},

    {"at", "before", "An instant: as late as it is certain that the answer comes before it.", reference},
    {"at", "from", "An instant: as soon as it is certain that the target's clock has reached it.", reference},
    {"at", "after", "A duration since the answer to the request before: 61s, 5m.", duration},
    {"at", "second", "A second of a minute, by the target's clock, or soon after it.",
     R"({"type": "integer", "minimum": 0, "maximum": 59})"},
    {"at", "within",
     "A duration: answered within that time of when the request before was sent, else the case says nothing.",
     duration},

    {"expect", "status", "The status, or a list of which any is right.",
     R"({"anyOf": [{"$ref": "#/definitions/status"},
          {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/definitions/status"}}]})",
     true},
    {"expect", "headers", "Headers of the answer; a scalar means equals.",
     R"({"type": "object", "additionalProperties": {"anyOf": [
          {"$ref": "#/definitions/parameter"}, {"$ref": "#/definitions/matchers"}]}})"},
    {"expect", "body", "Values of the answer by JSON Pointer; a scalar means equals, a mapping is matchers.",
     R"({"type": "object", "propertyNames": {"$ref": "#/definitions/pointer"},
         "additionalProperties": {"anyOf": [
          {"type": ["string", "number", "boolean", "null"]}, {"$ref": "#/definitions/matchers"}]}})"},
    {"expect", "text", "The body as it came, whatever it is; matchers of a text.",
     R"({"$ref": "#/definitions/matchers"})"},
    {"expect", "requirements", "Ids of the catalogue that these expectations prove.", texts},

    {"tabulate", "field", "The field, as the row of the table is named.", any_text, true},
    {"tabulate", "sent", "The value that was sent; without it the field was left out.", "true"},
    {"tabulate", "seen", "Where the answer shows it.", R"({"$ref": "#/definitions/pointer"})", true},

    {"retry", "at_most", "How often the request is sent.",
     R"({"type": "integer", "minimum": 1, "maximum": 20})", true},
    {"retry", "every", "The pause in between: 200ms, 2s.",
     R"({"type": "string", "pattern": "^[0-9]+(ms|s)$"})", true},
};

}  // namespace

std::span<const LanguageKey> language_keys() {
  return keys;
}

std::span<const LanguageMapping> language_mappings() {
  return mappings;
}

}  // namespace conform::plan
