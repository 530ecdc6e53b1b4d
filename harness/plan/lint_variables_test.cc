#include <boost/test/unit_test.hpp>

#include "plan/plan_examples.h"

using namespace conform;
using plan::examples::check_lint;
using plan::examples::ping;
using plan::examples::proves;

BOOST_AUTO_TEST_SUITE(lint_variables)

BOOST_AUTO_TEST_CASE(variables_are_known_and_used) {
  const auto get = [](const std::string& with, const std::string& more) {
    return "      - { call: get_user, with: { id: " + with + " }, expect: { status: 200 }" + more + " }\n";
  };
  check_lint({
      {proves + "    steps:\n" + get("\"${actor.idd}\"", ""),
       "7:39: unknown variable 'actor.idd' / did you mean 'actor.id'?\n"},
      {proves + "    steps:\n" + get("\"${something}\"", ""),
       "7:39: unknown variable 'something' / known are: actor.id, actor.timezone, actor.token, "
       "actor.username, "
       "marker, session.cookie, target.version, world.activity, world.customer, world.project\n"},
      {proves + "    matrix: { zone: [UTC] }\n    steps:\n" + get("\"${zoen}${zone}\"", ""),
       "8:39: unknown variable 'zoen' / did you mean 'zone'?\n"},
      {proves + "    actor: { timezone: \"${zoen}\" }\n    matrix: { zone: [UTC] }\n    steps:\n" +
           get("\"${zone}\"", ""),
       "6:24: an actor cannot depend on 'zoen' / did you mean 'zone'?\n"},
      {proves + "    matrix: { t: [2024-07-01] }\n    steps:\n" +
           get("\"${t + 1d}\"", ", capture: { n: /id }") + get("\"${n + 1h}\"", ""),
       ""},
      {proves + "    steps:\n" + get("\"${marker + 1h}\"", ""),
       "7:39: 'marker' is no date-time, so no time can be added to it / ${name + 1h} needs a name of the "
       "matrix or "
       "a capture\n"},
      {proves + "    steps:\n" + get("\"a${actor.id - 1d}\"", ""),
       "7:39: 'actor.id' is no date-time, so no time can be added to it / ${name + 1h} needs a name of the "
       "matrix "
       "or a capture\n"},
      {proves + "    steps:\n" + get("\"${actor.id * 2}\"", ""),
       "7:39: '${actor.id * 2}' is no reference / write ${name}, ${name + 1h} or ${name - 90m}; there are no "
       "other "
       "operators\n"},
      {proves + "    steps:\n" + get("1", ", capture: { n: /id }"),
       "7:80: unused capture 'n' / refer to it in a later step, or remove it\n"},
      {proves + "    steps:\n" + get("\"${n}\"", ", capture: { n: /id }"),
       "7:39: 'n' is used before it is captured / what a step captures is known from the next step on\n"
       "7:85: unused capture 'n' / refer to it in a later step, or remove it\n"},
      {proves + "    steps:\n" + get("1", ", capture: { n: /id }") + get("\"${n}\"", ", capture: { n: /id }"),
       "8:85: 'n' is captured twice / give one of them another name\n"},
      {proves + "    steps:\n" + get("1", ", capture: { marker: /id }") + get("\"${marker}\"", ""),
       "7:80: the capture 'marker' hides a built-in variable / give it another name\n"},
      {proves + "    matrix: { n: [1] }\n    steps:\n" + get("\"${n}\"", ", capture: { n: /id }"),
       "8:85: the capture 'n' hides a name of the matrix / give it another name\n"},
      {proves + "    steps:\n" + get("1", ", capture: { n: \"/${marker}\" }") + get("\"${n}\"", ""),
       "7:83: the pointer of a capture cannot hold '${' / name the value by its place in the answer\n"},
      {proves + "    matrix: { n: [1] }\n" + ping,
       "6:15: unused matrix name 'n' / refer to it in a step, or remove it\n"},
      {proves + "    matrix: { marker: [1] }\n    steps:\n" + get("\"${marker}\"", ""),
       "6:15: the matrix name 'marker' hides a built-in variable / give it another name\n"},
      {proves + "    matrix: { n: [\"${marker}\"] }\n    steps:\n" + get("\"${n}\"", ""),
       "6:19: a value of a matrix cannot hold '${' / it is taken as it stands; write the reference where the "
       "value is "
       "used\n"},
      {proves + "    matrix: { n: [" + std::string(300, 'x') + "] }\n    steps:\n" + get("\"${n}\"", ""),
       "6:19: a value of a matrix is at most 256 bytes long / it becomes a part of the case's address\n"},
  });
}

BOOST_AUTO_TEST_CASE(secrets_stay_in_headers) {
  const std::string hint = " / write it into 'headers' of the step, or use 'as' to act as an account\n";
  check_lint({
      {proves + "    steps: [{ call: get_me_user, as: nobody, headers: { X-AUTH-TOKEN: \"${actor.token}\" }, "
                "expect: { "
                "status: 200 } }]\n",
       ""},
      {proves + "    steps: [{ request: { method: GET, path: /api/ping, headers: { A: \"${actor.token}\" } "
                "}, expect: "
                "{ status: 200 } }]\n",
       ""},
      {proves + "    steps: [{ request: { method: GET, path: \"/api?t=${actor.token}\" }, expect: { status: "
                "200 } }]\n",
       "6:45: the secret 'actor.token' may stand in a sent header only" + hint},
      {proves + "    steps: [{ call: get_me_user, with: { a: \"${actor.token}\" }, expect: { status: 200, "
                "body: { /a: "
                "\"${actor.token}\" }, headers: { B: \"${actor.token}\" } } }]\n",
       "6:45: the secret 'actor.token' may stand in a sent header only" + hint +
           "6:134: the secret 'actor.token' may stand in a sent header only" + hint +
           "6:100: the secret 'actor.token' may stand in a sent header only" + hint},
  });
}

BOOST_AUTO_TEST_SUITE_END()
