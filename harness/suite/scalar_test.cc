#include "suite/scalar.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace conform;
using suite::plain_scalar;

namespace {

struct Typed {
  std::string_view spelling;
  Node::Kind kind;
  std::string_view json;
};

constexpr auto null = Node::Kind::null;
constexpr auto boolean = Node::Kind::boolean;
constexpr auto integer = Node::Kind::integer;
constexpr auto number = Node::Kind::number;
constexpr auto text = Node::Kind::text;

// YAML 1.2.2 section 10.3.2; the texts are what YAML 1.1 or other readers take for something else.
constexpr Typed table[] = {
    {"", null, "null"},
    {"~", null, "null"},
    {"null", null, "null"},
    {"NULL", null, "null"},
    {"nUll", text, R"("nUll")"},
    {"true", boolean, "true"},
    {"False", boolean, "false"},
    {"tRue", text, R"("tRue")"},
    {"no", text, R"("no")"},
    {"on", text, R"("on")"},
    {"yes", text, R"("yes")"},
    {"0", integer, "0"},
    {"-0", integer, "0"},
    {"+5", integer, "5"},
    {"012", integer, "12"},
    {"0o17", integer, "15"},
    {"0x1F", integer, "31"},
    {"-0x1F", text, R"("-0x1F")"},
    {"0x", text, R"("0x")"},
    {"0o8", text, R"("0o8")"},
    {"0b1", text, R"("0b1")"},
    {"1_000", text, R"("1_000")"},
    {"9223372036854775807", integer, "9223372036854775807"},
    {"-9223372036854775808", integer, "-9223372036854775808"},
    {"1.", number, "1.0"},
    {".5", number, "0.5"},
    {"-1.25", number, "-1.25"},
    {"+1.5e-3", number, "0.0015"},
    {"1e3", number, "1000.0"},
    {"1e", text, R"("1e")"},
    {"e3", text, R"("e3")"},
    {".", text, R"(".")"},
    {"-", text, R"("-")"},
    {"1.2.3", text, R"("1.2.3")"},
    {"1 2", text, R"("1 2")"},
    {"2024-02-29", text, R"("2024-02-29")"},
    {"2024-02-29T23:59:00", text, R"("2024-02-29T23:59:00")"},
    {"12:30", text, R"("12:30")"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(scalar)

BOOST_AUTO_TEST_CASE(a_plain_scalar_is_typed_by_the_core_schema) {
  for (const Typed& row : table) {
    BOOST_TEST_CONTEXT("'" << row.spelling << "'") {
      const auto scalar = plain_scalar(row.spelling);
      BOOST_TEST((scalar.node.kind == row.kind));
      BOOST_TEST(to_json(scalar.node).dump() == row.json);
      BOOST_TEST(scalar.node.text == row.spelling);
      BOOST_TEST(scalar.problem == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_json_cannot_hold_is_a_problem) {
  for (const std::string_view spelling :
       {"9223372036854775808", "-9223372036854775809", "0xFFFFFFFFFFFFFFFFF"})
    BOOST_TEST(plain_scalar(spelling).problem == "the integer does not fit into 64 bits", spelling);
  for (const std::string_view spelling : {"1e999", "-1e999", "1e-999"})
    BOOST_TEST(plain_scalar(spelling).problem == "the number is too large or too small", spelling);
  for (const std::string_view spelling : {".inf", "-.Inf", "+.INF", ".nan", ".NaN"})
    BOOST_TEST(plain_scalar(spelling).problem == "JSON has no such number", spelling);
  for (const std::string_view spelling : {"inf", "nan", ".iNF"})
    BOOST_TEST((plain_scalar(spelling).node.kind == text), spelling);
}

BOOST_AUTO_TEST_SUITE_END()
