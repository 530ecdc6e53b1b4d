#include "http/answer.h"

#include <vector>

#include <boost/test/unit_test.hpp>

using namespace conform::http;

namespace {

constexpr AnswerLimits limits{100, 1000, 10};

/// The headers as `name=value;...`, or the problem.
std::string read(const std::vector<std::string>& lines) {
  Answer answer(limits);
  for (const std::string& line : lines)
    if (!answer.take_header(line))
      return std::string(name(answer.problem()->kind)) + ": " + answer.problem()->message;
  std::string out;
  for (const auto& [header, value] : answer.finish(200).headers) out += header + '=' + value + ';';
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(answer)

BOOST_AUTO_TEST_CASE(headers_keep_their_order_and_lose_their_blanks) {
  BOOST_TEST(read({"HTTP/1.1 200 OK\r\n", "B:  two \t\r\n", "A:one\r\n", "B: three\r\n", "C:\r\n", "\r\n"}) ==
             "B=two;A=one;B=three;C=;");
}

BOOST_AUTO_TEST_CASE(a_folded_value_is_one_value) {
  BOOST_TEST(read({"HTTP/1.1 200 OK\r\n", "A: one\r\n", "  two\r\n", "\tthree\r\n", "\r\n"}) ==
             "A=one two three;");
}

BOOST_AUTO_TEST_CASE(interim_answers_and_trailers_are_no_headers) {
  BOOST_TEST(read({"HTTP/1.1 103 Early Hints\r\n", "Link: </a>\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
                   "A: one\r\n", "\r\n", "Trailer: x\r\n"}) == "A=one;");
}

BOOST_AUTO_TEST_CASE(lengths_must_agree_and_be_numbers) {
  const std::string start = "HTTP/1.1 200 OK\r\n";
  BOOST_TEST(read({start, "Content-Length: 5\r\n", "content-length: 5\r\n", "\r\n"}) ==
             "Content-Length=5;content-length=5;");
  BOOST_TEST(read({start, "Content-Length: 5\r\n", "Content-Length: 6\r\n", "\r\n"}) ==
             "malformed: the answer has two different Content-Lengths");
  for (const std::string length : {"", "-1", "5, 6", "0x10", "5 apples"})
    BOOST_TEST(read({start, "Content-Length: " + length + "\r\n", "\r\n"}) ==
               "malformed: the answer's Content-Length is not a number");
}

BOOST_AUTO_TEST_CASE(limits_hold_at_their_border) {
  const std::string start = "HTTP/1.1 200 OK\r\n";
  std::vector<std::string> lines{start};
  for (int i = 0; i < 9; ++i) lines.push_back("A: b\r\n");
  BOOST_TEST(read(lines) == "A=b;A=b;A=b;A=b;A=b;A=b;A=b;A=b;A=b;");
  lines.push_back("A: b\r\n");
  BOOST_TEST(read(lines) == "header_too_large: the answer has more than 10 header lines");
  const std::size_t room = 1000 - start.size() - 5;
  BOOST_TEST(read({start, "A: " + std::string(room, 'x') + "\r\n"}) == "A=" + std::string(room, 'x') + ";");
  BOOST_TEST(read({start, "A: " + std::string(room + 1, 'x') + "\r\n"}) ==
             "header_too_large: the answer's header is larger than 1000 bytes");

  Answer answer(limits);
  BOOST_TEST(answer.take_body(std::string(60, 'x')));
  BOOST_TEST(answer.take_body(std::string(40, 'x')));
  BOOST_TEST(answer.take_body({}));
  BOOST_TEST(!answer.take_body("x"));
  BOOST_TEST(answer.problem()->message == "the answer's body is larger than 100 bytes");
}

BOOST_AUTO_TEST_CASE(a_header_is_found_in_any_case) {
  const Headers headers{{"Content-Type", "a"}, {"X-Page", "1"}, {"x-page", "2"}};
  BOOST_TEST(*find_header(headers, "CONTENT-type") == "a");
  BOOST_TEST(*find_header(headers, "X-PAGE") == "1");
  BOOST_TEST(!find_header(headers, "X-Pag"));
  BOOST_TEST(!find_header({}, ""));
}

BOOST_AUTO_TEST_SUITE_END()
