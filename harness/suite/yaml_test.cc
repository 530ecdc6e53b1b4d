#include "suite/yaml.h"

#include <random>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "suite/test_support.h"

using namespace conform;
using suite::read_yaml;
using suite::testing::yaml_complaint;

namespace {

Node accepted(const std::string& text) {
  Diagnostics diagnostics;
  Node node = read_yaml(text, "s.yaml", diagnostics);
  BOOST_TEST(render(diagnostics) == "");
  return node;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(values_keep_their_order_and_their_types) {
  BOOST_TEST(
      to_json(accepted("b: [1, 1.5, no, '1', null, {x: true}]\na: |\n  two\n  lines\n\"c d\": {}\n")) ==
      nlohmann::json::parse(
          R"({"b": [1, 1.5, "no", "1", null, {"x": true}], "a": "two\nlines\n", "c d": {}})"));
  const Node node = accepted("b: 1\na: 2\n");
  BOOST_TEST(node.entries.front().key == "b");
}

BOOST_AUTO_TEST_CASE(every_value_knows_its_place) {
  const Node node =
      accepted("\xC3\xBC: \"\xC3\xA4\"   # comment\nlist:\n  - one\n  - {k: 'v'}\nempty:\nnil: ~\n");
  const auto place = [](const SourceLocation& where) {
    return to_string(where) + "+" + std::to_string(where.length);
  };
  BOOST_TEST(place(node.where) == "s.yaml:1:1+1");
  BOOST_TEST(place(node.entries[0].key_where) == "s.yaml:1:1+2");
  BOOST_TEST(place(node.entries[0].value.where) == "s.yaml:1:5+4");
  const Node& list = node.entries[1].value;
  BOOST_TEST(place(list.where) == "s.yaml:3:3+1");
  BOOST_TEST(place(list.items[0].where) == "s.yaml:3:5+3");
  BOOST_TEST(place(list.items[1].entries[0].value.where) == "s.yaml:4:9+3");
  BOOST_TEST(place(node.entries[2].value.where) == "s.yaml:5:1+5");  // of the key that lacks a value
  BOOST_TEST(place(node.entries[3].value.where) == "s.yaml:6:6+1");
}

BOOST_AUTO_TEST_CASE(an_alias_stands_for_a_copy) {
  BOOST_TEST(to_json(accepted("a: &x {k: [1]}\nb: *x\nc: [*x, &y two, *y]\n")) ==
             nlohmann::json::parse(R"({"a": {"k": [1]}, "b": {"k": [1]}, "c": [{"k": [1]}, "two", "two"]})"));
  BOOST_TEST(to_string(accepted("a: &x  1\nb: *x\n").entries[1].value.where) == "s.yaml:1:8");
}

BOOST_AUTO_TEST_CASE(mistakes_of_structure_are_reported_together) {
  BOOST_TEST(yaml_complaint(R"(a: 1
b:
  a: 1
  a: 2
? [x]
: 3
<<: {c: 1}
a: !!str 2
d: &d [*d]
*d : 1
: 5
null: 6
e: .inf
)") == R"(s.yaml:4:3: error: key 'a' stands twice in this mapping, first at s.yaml:3:3
    4 |   a: 2
      |   ^
s.yaml:5:3: error: a key must be text, this is a list
    5 | ? [x]
      |   ^
s.yaml:7:1: error: merge keys are not supported
    7 | <<: {c: 1}
      | ^~
      hint: write the keys out, or use an alias for a whole value
s.yaml:8:1: error: key 'a' stands twice in this mapping, first at s.yaml:1:1
    8 | a: !!str 2
      | ^
s.yaml:8:4: error: tags are not supported, this is 'tag:yaml.org,2002:str'
    8 | a: !!str 2
      |    ^
      hint: remove it; a quoted value is text
s.yaml:9:8: error: the alias stands inside the value that it refers to
    9 | d: &d [*d]
      |        ^~
s.yaml:10:1: error: an alias cannot be a key
   10 | *d : 1
      | ^~
      hint: write the key out
s.yaml:11:1: error: a key must be text, this is nothing
   11 | : 5
      | ^
s.yaml:12:1: error: a key must be text, this is nothing
   12 | null: 6
      | ^~~~
      hint: quote it to make it text: "null"
s.yaml:13:4: error: JSON has no such number
   13 | e: .inf
      |    ^~~~
      hint: quote it to make it text: ".inf"
)");
}

BOOST_AUTO_TEST_CASE(what_was_understood_is_returned_beside_the_mistakes) {
  Diagnostics diagnostics;
  const Node node = read_yaml("a: 1\na: 2\n<<: {b: 1}\nc: 3\n", "s.yaml", diagnostics);
  BOOST_TEST(diagnostics.error_count() == 2U);
  BOOST_TEST(to_json(node) == nlohmann::json::parse(R"({"a": 1, "c": 3})"));
}

BOOST_AUTO_TEST_CASE(a_text_that_is_no_yaml_says_where_and_what_to_do) {
  struct {
    std::string text, complaint;
  } const table[] = {
      {"", "s.yaml: error: the file is empty\n"},
      {"# nothing\n", "s.yaml: error: the file is empty\n"},
      {"---\n...\n", "s.yaml: error: the file is empty\n"},
      {"a: b: c\n",
       "s.yaml:1:5: error: not YAML: illegal map value\n    1 | a: b: c\n      |     ^\n"
       "      hint: check the indentation; quote a text that holds ': '\n"},
      {"a:\n\tb: c\n",
       "s.yaml:2:3: error: not YAML: illegal map value\n    2 |  b: c\n      |   ^\n"
       "      hint: indent with blanks, not with tabs\n"},
      {"a: 1\nb: [1, 2\n",
       "s.yaml:2:4: error: not YAML: end of sequence flow not found\n    2 | b: [1, 2\n      |    ^\n"
       "      hint: separate the items by ',' and close the list with ']'\n"},
      {"a: \"b",
       "s.yaml:1:6: error: not YAML: illegal EOF in scalar\n    1 | a: \"b\n      |      ^\n"
       "      hint: close the quotes\n"},
      {"a: \"b\nc: d\n", "s.yaml:1:4: error: the quotes are never closed\n    1 | a: \"b\n      |    ^~\n"},
      {"a: @b\n",
       "s.yaml:1:4: error: not YAML: unknown token\n    1 | a: @b\n      |    ^\n"
       "      hint: quote a text that begins with a character like @, ` or %\n"},
      {"a: *b\n",
       "s.yaml:1:4: error: not YAML: the referenced anchor is not defined\n    1 | a: *b\n      |    ^\n"
       "      hint: quote a text that begins with '*'\n"},
      {"a: 1\n---\nb: 2\n",
       "s.yaml:2:1: error: a second document begins here\n    2 | ---\n      | ^~~\n"
       "      hint: a file holds one document\n"},
      {"- a\nb: 2\n",
       "s.yaml:2:1: error: this does not belong to what stands before it\n    2 | b: 2\n      | ^\n"
       "      hint: check the indentation of this line\n"},
      {"{a: 1 b: 2}\n",
       "s.yaml:1:8: error: not YAML: end of map flow not found\n    1 | {a: 1 b: 2}\n      |        ^\n"
       "      hint: separate the entries by ',' and close the mapping with '}'\n"},
      {"[a,,b]\n", "s.yaml:1:4: error: there is nothing before this comma\n    1 | [a,,b]\n      |    ^\n"},
      {"a: \xFF\n",
       "s.yaml:1:4: error: byte 0xFF is not UTF-8\n    1 | a: \xEF\xBF\xBD\n      |    ^\n"
       "      hint: save the file as UTF-8 text\n"},
      {"a: 1\nb: \x1B[2J\n",
       "s.yaml:2:4: error: the control character 0x1B is not allowed\n    2 | b: \xEF\xBF\xBD[2J\n      |    "
       "^\n"
       "      hint: in double quotes it can be written as \\x1B\n"},
  };
  for (const auto& row : table) BOOST_TEST(yaml_complaint(row.text) == row.complaint);
}

BOOST_AUTO_TEST_CASE(mistakes_before_a_syntax_error_are_kept) {
  BOOST_TEST(yaml_complaint("a: {b: 1, b: 2}\nc: [1\n") ==
             "s.yaml:1:11: error: key 'b' stands twice in this mapping, first at s.yaml:1:5\n"
             "    1 | a: {b: 1, b: 2}\n      |           ^\n"
             "s.yaml:2:4: error: not YAML: end of sequence flow not found\n    2 | c: [1\n      |    ^\n"
             "      hint: separate the items by ',' and close the list with ']'\n");
}

BOOST_AUTO_TEST_CASE(a_bound_is_the_last_value_that_is_accepted) {
  const std::string deep = repeated("[", 64) + repeated("]", 64);
  accepted(deep);
  BOOST_TEST(yaml_complaint("[" + deep + "]")
                 .starts_with("s.yaml:1:65: error: lists and mappings are nested deeper than 64 levels\n"));
  accepted(repeated("- a\n", 99'999));
  BOOST_TEST(
      yaml_complaint(repeated("- a\n", 100'000)) ==
      "s.yaml:100000:3: error: the file holds more than 100000 values, aliases counted as often as used\n"
      "100000 | - a\n      |   ^\n");
  BOOST_TEST(yaml_complaint("a: " + repeated(",", 200'001)) ==
             "s.yaml: error: holds more than 200000 brackets, braces and commas\n");
  BOOST_TEST(yaml_complaint(std::string((4U << 20U) + 1, '#')) == "s.yaml: error: is larger than 4 MB\n");
}

BOOST_AUTO_TEST_CASE(aliases_count_as_often_as_they_are_used) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string previous = "*a" + std::to_string(i - 1);
    bomb +=
        "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(previous + ", ", 10) + "]\n";
  }
  BOOST_TEST(yaml_complaint(bomb).find("the file holds more than 100000 values") != std::string::npos);

  std::string tower = "a0: &a0 [x]\n";
  for (int i = 1; i < 80; ++i)
    tower += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  BOOST_TEST(yaml_complaint(tower).find("nested deeper than 64 levels") != std::string::npos);
}

/// Whatever the bytes are, there is an answer: a value or a complaint with a place inside the file.
BOOST_AUTO_TEST_CASE(no_mutation_of_a_file_escapes) {
  const std::string original =
      "a: &x {b: [1, 'two', \"three\"], c: |\n    four\n  }\nd: *x\n? e\n: - f\n  - ~\n--- !t >-\n %";
  const std::string alphabet = "[]{}:,-?&*!|>'\"%@`# \n\t\r~<ab1.\\";
  std::mt19937 random(20260301);  // the same texts in every run
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  for (int round = 0; round < 20'000; ++round) {
    std::string text = original;
    for (std::size_t edits = 1 + below(6); edits > 0 && !text.empty(); --edits) {
      const std::size_t at = below(text.size());
      if (below(3) == 0) {
        text.erase(at, 1 + below(8));
      } else {
        text.insert(at, 1, below(50) == 0 ? static_cast<char>(below(256)) : alphabet[below(alphabet.size())]);
      }
    }
    Diagnostics diagnostics;
    const Node node = read_yaml(text, "s.yaml", diagnostics);
    const bool is_answered = diagnostics.has_errors() || node.kind != Node::Kind::null;
    if (!is_answered) BOOST_TEST(is_answered, "no answer to: " << text);
    for (const Diagnostic& each : diagnostics.items()) {
      const bool is_placed = each.where.line >= 1 || each.message == "the file is empty";
      if (!is_placed) BOOST_TEST(is_placed, "no place for '" << each.message << "' in: " << text);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_a_complaint) {
  Diagnostics diagnostics;
  BOOST_TEST((suite::read_yaml_file("no/such.yaml", diagnostics).kind == Node::Kind::null));
  BOOST_TEST(render(diagnostics) == "no/such.yaml: error: no such file\n");
}

BOOST_AUTO_TEST_SUITE_END()
