#include "target/web/html_form.h"

#include <boost/test/unit_test.hpp>

#include "http/encode.h"

using namespace conform;
using namespace conform::target;

namespace {

constexpr const char* at = "https://kimai.example/time/en/login?next=1";

HtmlForm only_form(const std::string& html, const std::string& url = at) {
  std::vector<HtmlForm> forms = forms_of(HtmlPage(html, url));
  BOOST_REQUIRE(forms.size() == 1U);
  return forms[0];
}

std::string sent(const HtmlForm& form) {
  return http::encode_query(form.submission());
}

std::string action(const std::string& html, const std::string& url = at) {
  return only_form(html, url).action;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_form)

BOOST_AUTO_TEST_CASE(what_a_browser_would_send_is_sent) {
  HtmlForm form = only_form(R"(<form method=POST action=x>
    <input name=a value="1 &amp; 2"><input type=hidden name="f[_token]" value=t>
    <input type=checkbox name=c1><input type=checkbox name=c2 checked><input type=checkbox name=c3 value=y checked>
    <input type=radio name=r value=1><input type=radio name=r value=2 checked>
    <input name=off value=1 disabled><fieldset disabled><input name=off2 value=1></fieldset>
    <select name=s><option value=1>eins<option value=2 selected>zwei</select>
    <select name=first><option>eins<option>zwei</select><select name=none></select>
    <select name="m[]" multiple><option value=1 selected><option value=2><option value=3 selected></select>
    <textarea name=t>
a
b</textarea>
    <input type=file name=file><input type=reset name=reset value=x><button type=button name=b>b</button>
    <button name=go value=1>go</button><input type=submit name=other value=2><input value=unnamed></form>)");
  BOOST_TEST(form.method == "post");
  BOOST_TEST(sent(form) ==
             "a=1%20%26%202&f%5B_token%5D=t&c2=on&c3=y&r=2&s=2&first=eins&m%5B%5D=1&m%5B%5D=3&t=a%0Ab&go=1");
}

BOOST_AUTO_TEST_CASE(values_are_put_in) {
  HtmlForm form = only_form(
      "<form><input name=a><input type=radio name=r value=1 checked><input type=radio name=r value=2>"
      "<select name=s><option value=1><option value=2></select><input type=checkbox name=c></form>");
  BOOST_TEST(form.set("a", "ä\"&"));
  BOOST_TEST(form.set("r", "2"));
  BOOST_TEST(form.set("s", "2"));
  BOOST_TEST(form.set("c", "on"));
  BOOST_TEST(sent(form) == "a=%C3%A4%22%26&r=2&s=2&c=on");
  BOOST_TEST(!form.set("s", "3"));
  BOOST_TEST(!form.set("b", "1"));
}

BOOST_AUTO_TEST_CASE(actions_are_resolved_as_in_a_browser) {
  BOOST_TEST(action("<form action='/en/check'></form>") == "https://kimai.example/en/check");
  BOOST_TEST(action("<form action='check?x=1#f'></form>") == "https://kimai.example/time/en/check?x=1");
  BOOST_TEST(action("<form action='../de/check'></form>") == "https://kimai.example/time/de/check");
  BOOST_TEST(action("<form action='?x'></form>") == "https://kimai.example/time/en/login?x");
  BOOST_TEST(action("<form></form>") == at);
  BOOST_TEST(action("<form action='  '></form>") == at);
  BOOST_TEST(action("<form action='#x'></form>") == at);
  BOOST_TEST(action("<form action='//other.example/x'></form>") == "https://other.example/x");
  BOOST_TEST(action("<form action='HTTPS://Kimai.example:443/x y'></form>") == "https://Kimai.example/x%20y");
  for (const char* bad :
       {"javascript:alert(1)", "mailto:x@y", "data:text/html,x", "ftp://x/", "http://u:p@x/"})
    BOOST_TEST(action("<form action='" + std::string(bad) + "'></form>").empty());
}

BOOST_AUTO_TEST_CASE(base_moves_the_action_but_not_an_empty_one) {
  const std::string base = "<head><base href='/kimai/'></head>";
  BOOST_TEST(action(base + "<form action='en/check'></form>") == "https://kimai.example/kimai/en/check");
  BOOST_TEST(action(base + "<form></form>") == at);
  BOOST_TEST(action("<base href='javascript:x'><form action='y'></form>") ==
             "https://kimai.example/time/en/y");
}

BOOST_AUTO_TEST_CASE(fields_outside_of_their_form_belong_to_it_by_its_id) {
  const auto forms = forms_of(HtmlPage(
      "<input form=b name=x value=1><form id=a><input name=y form=b value=2><input name=z form=none></form>"
      "<form id=b name=n></form>",
      at));
  BOOST_REQUIRE(forms.size() == 2U);
  BOOST_TEST(sent(forms[0]).empty());
  BOOST_TEST(sent(*find_form(forms, "n")) == "x=1&y=2");
}

BOOST_AUTO_TEST_CASE(broken_html_is_read_as_far_as_it_goes) {
  BOOST_TEST(sent(only_form("<p><form><td><input name=a value=1></td><p><b><input name=b value=2></div>")) ==
             "a=1&b=2");
  BOOST_TEST(sent(only_form("\xEF\xBB\xBF<FORM><INPUT NAME=a VALUE='\xC3\xBC'></FORM>")) == "a=%C3%BC");
  for (const char* text : {"", "{}", "plain", "\x00\x01\xff", "<!doctype html>", "<<<<>>>>"})
    BOOST_TEST(forms_of(HtmlPage(text, at)).empty());
}

BOOST_AUTO_TEST_CASE(depth_and_size_are_bounded) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  const HtmlPage page(deep + "<form></form>", at);
  BOOST_TEST(forms_of(page).empty());

  std::string wide = "<form>";
  for (std::size_t i = 0; i < HtmlPage::max_elements + 10; ++i) wide += "<br>";
  BOOST_TEST(only_form(wide + "<input name=late></form>").fields.empty());

  const std::string huge(HtmlPage::max_bytes + 1, ' ');
  BOOST_TEST(forms_of(HtmlPage(huge + "<form></form>", at)).empty());
}

BOOST_AUTO_TEST_CASE(texts_and_links_of_a_page) {
  const HtmlPage page(
      "<title> Kimai \n \xE2\x80\x93 Zeit </title><p class='a alert-danger'>x <b>y</b><script>no</script></p>"
      "<a href='/a'>1</a><a>2</a><a href='b#c'>3</a><a href='javascript:x'>4</a>",
      at);
  BOOST_TEST(page.title() == "Kimai \xE2\x80\x93 Zeit");
  const HtmlElement* paragraph = page.root().first("p");
  BOOST_REQUIRE(paragraph != nullptr);
  BOOST_TEST(paragraph->text() == "x y");
  BOOST_TEST(paragraph->has_class("alert-danger"));
  BOOST_TEST(!paragraph->has_class("alert"));
  const std::vector<std::string> links{"https://kimai.example/a", "https://kimai.example/time/en/b"};
  BOOST_TEST(page.links() == links, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
