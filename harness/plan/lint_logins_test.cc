#include <boost/test/unit_test.hpp>

#include "plan/plan_examples.h"

using namespace conform;
using plan::examples::check_lint;
using plan::examples::proves;

namespace {

/// A step with that beside its call.
std::string calling(const std::string& more) {
  return "    steps: [{ call: get_me_user, " + more + ", expect: { status: 401 } }]\n";
}

std::string sending(const std::string& path, const std::string& more) {
  return "    needs: [write]\n    steps: [{ request: { method: POST, path: \"" + path + "\", " + more +
         " }, expect: { status: 302 } }]\n";
}

std::string refused(const std::string& place, const std::string& name) {
  return place + ": a login as '" + name +
         "' may be one as a person / wrong passwords lock people out; name an account that nobody has, as "
         "kct-nobody, or ${actor.username} where the scenario needs 'accounts'\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lint_logins)

BOOST_AUTO_TEST_CASE(headers_name_accounts_that_nobody_has) {
  const auto header = [](const std::string& name, const std::string& value) {
    return proves + calling("headers: { " + name + ": '" + value + "' }");
  };
  check_lint({
      {header("X-AUTH-USER", "kct-nobody"), ""},
      {header("X-AUTH-USER", "${marker}"), ""},
      {header("X-AUTH-USER", ""), ""},
      {header("X-AUTH-TOKEN", "susan"), ""},
      {header("X-AUTH-USER", "susan"), refused("6:58", "susan")},
      {header("x-auth-user", " susan"), refused("6:58", "susan")},
      {header("X-AUTH-USER", "not-kct-nobody"), refused("6:58", "not-kct-nobody")},
      {header("X-AUTH-USER", "${actor.username}"), refused("6:58", "${actor.username}")},
      {header("X-AUTH-USER", "${actor.id}"), refused("6:58", "${actor.id}")},
      {header("X-AUTH-USER", "$${marker}"), refused("6:58", "${marker}")},
      // kct-nobody:nothing, susan:pass:word, susan without a colon
      {header("Authorization", "Basic a2N0LW5vYm9keTpub3RoaW5n"), ""},
      {header("Authorization", "Basic c3VzYW46cGFzczp3b3Jk"), refused("6:60", "susan")},
      {header("AUTHORIZATION", "basic   c3VzYW46cGFzczp3b3Jk"), refused("6:60", "susan")},
      {header("Proxy-Authorization", "Basic c3VzYW46cGFzczp3b3Jk"), refused("6:66", "susan")},
      {header("Authorization", "Basic c3VzYW4="), ""},
      {header("Authorization", "Basic ${actor.token}"), ""},
      {header("Authorization", "Basic ${actor.username}"), refused("6:60", "${actor.username}")},
      {header("Authorization", "Basic"), ""},
      {header("Authorization", "Bearer c3VzYW46cGFzczp3b3Jk"), ""},
      {header("Authorization", "Digest username=\"kct-nobody\""), ""},
      {header("Authorization", "Digest realm=\"x\", username=\"susan\", uri=\"/\""),
       refused("6:60", "susan")},
      {header("Authorization", "Digest username=susan, uri=/"), refused("6:60", "susan")},
      {header("Authorization", "Digest realm=\"x\""), ""},
      {header("Cookie", "_username=susan"), ""},
  });
}

BOOST_AUTO_TEST_CASE(bodies_and_queries_name_accounts_that_nobody_has) {
  const auto raw = [](const std::string& path, const std::string& body) {
    return proves + sending(path, "raw: '" + body + "'");
  };
  check_lint({
      {raw("/en/login_check", "_username=kct-nobody&_password=x"), ""},
      {raw("/en/login_check", "_username=susan&_password=x"), refused("7:70", "susan")},
      {raw("/en/login_check", "_password=x&%5Fusername=su%73an"), refused("7:70", "susan")},
      {raw("/en/login_check", "form[_username]=susan"), refused("7:70", "susan")},
      {raw("/en/login_check", "_username=${marker}"), ""},
      {raw("/en/login_check", "_username=${actor.username}"), refused("7:70", "${actor.username}")},
      {raw("/en/login_check", "username=susan&password=x"), refused("7:70", "susan")},
      {raw("/en/login_check", "{\"username\": \"susan\", \"password\": 5}"), refused("7:70", "susan")},
      {raw("/en/login_check", "{\"_username\": [\"susan\"]}"), refused("7:70", "[\"susan\"]")},
      {raw("/en/login_check", "{\"_username\": \"kct-nobody\"}"), ""},
      {raw("/api/elsewhere", "_username=susan"), refused("7:69", "susan")},
      {raw("/api/elsewhere", "username=susan"), ""},
      {raw("/api/elsewhere?a=login", "username=susan"), ""},
      {raw("/api/elsewhere?_username=susan", ""), refused("7:46", "susan")},
      {raw("/api/elsewhere", "kct-nobody"), ""},
      {proves + sending("/api/x",
                        "raw: \"--b\\r\\nContent-Disposition: form-data; "
                        "name=\\\"_username\\\"\\r\\n\\r\\nsusan\\r\\n--b--\""),
       refused("7:61", "susan")},
      {proves + sending("/api/x",
                        "raw: \"--b\\r\\nContent-Disposition: form-data; "
                        "name=\\\"_username\\\"\\r\\n\\r\\nkct-nobody\\r\\n--b--\""),
       ""},
      {proves + sending("/api/x", "headers: { X-Auth-User: susan }"), refused("7:80", "susan")},
      {proves + calling("with: { _username: susan }"), refused("6:53", "susan")},
      {proves + calling("body: { _username: susan }"), refused("6:53", "susan")},
      {proves + calling("form: { \"a[_username]\": susan }"), refused("6:58", "susan")},
      {proves + calling("form: { _username: kct-nobody }"), ""},
      {proves + calling("with: { username: susan }"), ""},
  });
}

BOOST_AUTO_TEST_CASE(names_of_every_row_are_looked_at) {
  check_lint({
      {proves + "    matrix: { name: [kct-nobody, susan, \"\", 17] }\n" +
           calling("headers: { X-AUTH-USER: \"${name}\" }"),
       refused("7:58", "susan") + refused("7:58", "17")},
      {proves + "    matrix: { scheme: [Token, Basic] }\n" +
           calling("headers: { Authorization: \"${scheme} c3VzYW46cGFzczp3b3Jk\" }"),
       refused("7:60", "susan")},
  });
}

BOOST_AUTO_TEST_CASE(accounts_of_the_run_may_log_in) {
  const std::string names = "headers: { X-AUTH-USER: \"${owner.username}\", X-AUTH-TOKEN: wrong }";
  const std::string owner = "    actors: { owner: { role: user } }\n";
  const auto with_capture = [](const std::string& step) {
    return proves + "    needs: [accounts, write]\n    steps:\n      - " + step +
           "\n      - { call: get_me_user, headers: { X-AUTH-USER: \"${name}\" }, expect: { status: 401 } "
           "}\n";
  };
  check_lint({
      {proves + owner + "    needs: [accounts]\n" + calling(names), ""},
      {proves + owner + calling(names), refused("7:58", "${owner.username}")},
      {with_capture(
           "{ call: post_user, body: { username: \"${marker}\" }, expect: { status: 200 }, capture: { "
           "name: /username } }"),
       ""},
      {with_capture(
           "{ call: post_user, body: { username: \"${marker}\" }, expect: { status: 200 }, capture: { "
           "name: /title } }"),
       refused("9:54", "${name}")},
      {with_capture(
           "{ call: post_user, body: {}, expect: { status: 200 } }\n      - { call: get_me_user, expect: { "
           "status: 200 }, capture: { name: /username } }"),
       refused("10:54", "${name}")},
  });
}

BOOST_AUTO_TEST_SUITE_END()
