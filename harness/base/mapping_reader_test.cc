#include "base/mapping_reader.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace conform;

BOOST_AUTO_TEST_SUITE(mapping_readers)

namespace {

Node scalar(Node::Kind kind, const std::string& text) {
  Node node;
  node.kind = kind;
  node.text = text;
  return node;
}

Node text_node(const std::string& text) {
  return scalar(Node::Kind::text, text);
}

Node integer_node(std::int64_t value) {
  Node node = scalar(Node::Kind::integer, std::to_string(value));
  node.integer = value;
  return node;
}

Node list_of(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::sequence;
  node.items = std::move(items);
  return node;
}

/// A mapping that stands at line 1; its entries stand on the lines after it, keys in column 3, values in
/// column 20.
Node mapping_of(std::vector<std::pair<std::string, Node>> entries) {
  Node node;
  node.kind = Node::Kind::mapping;
  node.where = {"a.yaml", 1, 1};
  int line = 1;
  for (auto& [key, value] : entries) {
    ++line;
    value.where = {"a.yaml", line, 20};
    for (Node& item : value.items) item.where = {"a.yaml", line, 22};
    node.entries.push_back({key, {"a.yaml", line, 3, static_cast<int>(key.size())}, value});
  }
  return node;
}

/// What a reader says about a node when `read` has asked it for something.
template <typename Read>
std::string said(const Node& node, Read read) {
  Diagnostics diagnostics;
  MappingReader reader(node, "step", diagnostics);
  read(reader);
  return render(diagnostics);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_there_is_read_without_complaint) {
  Node truth = scalar(Node::Kind::boolean, "true");
  truth.boolean = true;
  const Node node = mapping_of({{"title", text_node("T")},
                                {"on", truth},
                                {"count", integer_node(3)},
                                {"steps", list_of({text_node("a"), text_node("b")})},
                                {"with", mapping_of({})}});
  BOOST_TEST(said(node, [](MappingReader& reader) {
               BOOST_TEST(reader.required_text("title") == "T");
               BOOST_TEST(reader.boolean("on").value());
               BOOST_TEST(reader.integer("count", 1, 3).value() == 3);
               BOOST_TEST(reader.sequence("steps")->items.size() == 2U);
               BOOST_TEST((reader.mapping("with") != nullptr));
               BOOST_TEST(!reader.text("absent").has_value());
               BOOST_TEST((reader.sequence("absent too") == nullptr));
               BOOST_TEST(reader.texts("absent as well").empty());
               reader.finish();
             }) == "");
}

BOOST_AUTO_TEST_CASE(a_node_that_is_no_mapping_is_one_error) {
  Node node = text_node("oops");
  node.where = {"a.yaml", 4, 2};
  BOOST_TEST(said(node, [](MappingReader& reader) {
               BOOST_TEST(reader.required_text("title") == "");
               BOOST_TEST((reader.required("steps") == nullptr));
               reader.finish();
             }) == "a.yaml:4:2: error: step must be a mapping, this is text\n");
}

BOOST_AUTO_TEST_CASE(a_key_that_is_lacking_is_named_at_the_mapping) {
  BOOST_TEST(said(mapping_of({}),
                  [](MappingReader& reader) {
                    reader.required_text("call");
                    reader.required("expect");
                  }) ==
             "a.yaml:1:1: error: step lacks the key 'call'\n"
             "a.yaml:1:1: error: step lacks the key 'expect'\n");
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_kind_is_an_error_and_reads_as_absent) {
  const Node node = mapping_of({{"title", integer_node(12)},
                                {"since", scalar(Node::Kind::number, "2.14")},
                                {"empty", Node{}},
                                {"on", text_node("yes")},
                                {"count", text_node("3")},
                                {"steps", mapping_of({})},
                                {"with", list_of({})}});
  BOOST_TEST(said(node,
                  [](MappingReader& reader) {
                    BOOST_TEST(reader.required_text("title") == "");
                    BOOST_TEST(!reader.text("since").has_value());
                    BOOST_TEST(!reader.text("empty").has_value());
                    BOOST_TEST(!reader.boolean("on").has_value());
                    BOOST_TEST(!reader.integer("count", 0, 9).has_value());
                    BOOST_TEST((reader.sequence("steps") == nullptr));
                    BOOST_TEST((reader.mapping("with") == nullptr));
                    reader.finish();
                  }) ==
             "a.yaml:2:20: error: 'title' must be text, this is an integer\n"
             "      hint: quote it: \"12\"\n"
             "a.yaml:3:20: error: 'since' must be text, this is a number\n"
             "      hint: quote it: \"2.14\"\n"
             "a.yaml:4:20: error: 'empty' must be text, this is nothing\n"
             "a.yaml:5:20: error: 'on' must be a boolean, this is text\n"
             "a.yaml:6:20: error: 'count' must be an integer, this is text\n"
             "a.yaml:7:20: error: 'steps' must be a list, this is a mapping\n"
             "a.yaml:8:20: error: 'with' must be a mapping, this is a list\n");
}

BOOST_AUTO_TEST_CASE(integers_are_held_to_their_range) {
  const Node node = mapping_of({{"low", integer_node(0)},
                                {"high", integer_node(11)},
                                {"least", integer_node(1)},
                                {"most", integer_node(10)}});
  BOOST_TEST(said(node,
                  [](MappingReader& reader) {
                    BOOST_TEST(!reader.integer("low", 1, 10).has_value());
                    BOOST_TEST(!reader.integer("high", 1, 10).has_value());
                    BOOST_TEST(reader.integer("least", 1, 10).value() == 1);
                    BOOST_TEST(reader.integer("most", 1, 10).value() == 10);
                  }) ==
             "a.yaml:2:20: error: 'low' must be from 1 to 10\n"
             "a.yaml:3:20: error: 'high' must be from 1 to 10\n");
}

BOOST_AUTO_TEST_CASE(a_single_text_is_a_list_of_one_and_other_items_are_left_out) {
  const Node node = mapping_of({{"one", text_node("DT-1")},
                                {"two", list_of({text_node("DT-1"), integer_node(2), text_node("DT-3")})},
                                {"none", integer_node(5)}});
  BOOST_TEST(said(node,
                  [](MappingReader& reader) {
                    const std::vector<std::string> one = {"DT-1"};
                    const std::vector<std::string> two = {"DT-1", "DT-3"};
                    BOOST_TEST(reader.texts("one") == one, boost::test_tools::per_element());
                    BOOST_TEST(reader.texts("two") == two, boost::test_tools::per_element());
                    BOOST_TEST(reader.texts("none").empty());
                  }) ==
             "a.yaml:3:22: error: 'two' must hold texts only, this is an integer\n"
             "a.yaml:4:20: error: 'none' must be a list of texts, this is an integer\n");
}

BOOST_AUTO_TEST_CASE(keys_that_nobody_asked_for_are_errors_with_a_suggestion) {
  const Node node = mapping_of({{"tilte", text_node("T")}, {"zzz", Node{}}, {"\x1b[2J", Node{}}});
  BOOST_TEST(said(node,
                  [](MappingReader& reader) {
                    reader.text("title");
                    reader.optional("steps");
                    reader.optional("steps");
                    reader.finish();
                  }) ==
             "a.yaml:2:3: error: unknown key 'tilte' in step\n"
             "      hint: did you mean 'title'?\n"
             "a.yaml:3:3: error: unknown key 'zzz' in step\n"
             "      hint: known keys: steps, title\n"
             "a.yaml:4:3: error: unknown key '\uFFFD[2J' in step\n"
             "      hint: known keys: steps, title\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_underlined_in_its_line) {
  Diagnostics diagnostics;
  diagnostics.remember_text("a.yaml", std::make_shared<const std::string>("-\n  tilte: T\n"));
  const Node node = mapping_of({{"tilte", text_node("T")}});
  MappingReader reader(node, "step", diagnostics);
  reader.text("title");
  reader.finish();
  BOOST_TEST(render(diagnostics) ==
             "a.yaml:2:3: error: unknown key 'tilte' in step\n"
             "    2 |   tilte: T\n"
             "      |   ^~~~~\n"
             "      hint: did you mean 'title'?\n");
}

BOOST_AUTO_TEST_SUITE_END()
