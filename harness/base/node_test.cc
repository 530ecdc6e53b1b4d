#include "base/node.h"

#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace conform;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(nodes)

namespace {

Node text_node(const std::string& text) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = text;
  return node;
}

Node integer_node(std::int64_t value) {
  Node node;
  node.kind = Node::Kind::integer;
  node.integer = value;
  node.text = std::to_string(value);
  return node;
}

Node one_of_each_kind() {
  Node list;
  list.kind = Node::Kind::sequence;
  list.items = {Node{}, text_node("no"), integer_node(-7)};
  Node truth;
  truth.kind = Node::Kind::boolean;
  truth.boolean = true;
  truth.text = "true";
  Node number;
  number.kind = Node::Kind::number;
  number.number = 0.5;
  number.text = ".5";
  Node mapping;
  mapping.kind = Node::Kind::mapping;
  mapping.entries = {{"list", {}, list}, {"truth", {}, truth}, {"number", {}, number}, {"empty", {}, Node{}}};
  return mapping;
}

}  // namespace

BOOST_AUTO_TEST_CASE(json_of_a_node_keeps_every_type) {
  const json expected = {{"list", {nullptr, "no", -7}}, {"truth", true}, {"number", 0.5}, {"empty", nullptr}};
  BOOST_TEST(to_json(one_of_each_kind()) == expected);
}

BOOST_AUTO_TEST_CASE(empty_collections_stay_collections) {
  Node node;
  node.kind = Node::Kind::sequence;
  BOOST_TEST(to_json(node) == json::array());
  node.kind = Node::Kind::mapping;
  BOOST_TEST(to_json(node) == json::object());
}

BOOST_AUTO_TEST_CASE(a_key_is_found_in_mappings_only) {
  const Node mapping = one_of_each_kind();
  BOOST_TEST_REQUIRE((mapping.find("truth") != nullptr));
  BOOST_TEST(mapping.find("truth")->boolean);
  BOOST_TEST((mapping.find("Truth") == nullptr));
  BOOST_TEST((mapping.find("empty") != nullptr), "a key with nothing behind it is there");
  BOOST_TEST((text_node("truth").find("truth") == nullptr));
}

BOOST_AUTO_TEST_CASE(only_lists_and_mappings_are_no_scalars) {
  const Node mapping = one_of_each_kind();
  BOOST_TEST(!mapping.is_scalar());
  BOOST_TEST(!mapping.find("list")->is_scalar());
  BOOST_TEST(mapping.find("number")->is_scalar());
  BOOST_TEST(mapping.find("empty")->is_scalar());
}

BOOST_AUTO_TEST_SUITE_END()
