#include "run/user_gate.h"

#include <atomic>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

using conform::run::UserGate;

BOOST_AUTO_TEST_SUITE(user_gate)

BOOST_AUTO_TEST_CASE(no_more_are_inside_than_may_be) {
  constexpr int most = 3, threads = 6, rounds = 500;
  UserGate gate(most);
  std::atomic<int> inside{0}, highest{0}, refused{0};
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i)
    all.emplace_back([&, users = i % most + 1] {
      for (int round = 0; round < rounds; ++round) {
        refused += gate.enter(users) ? 0 : 1;
        const int now = inside += users;
        int seen = highest.load();
        while (now > seen && !highest.compare_exchange_weak(seen, now)) {
        }
        inside -= users;
        gate.leave(users, 0);
      }
    });
  for (std::thread& thread : all) thread.join();
  BOOST_TEST(refused.load() == 0);
  BOOST_TEST(highest.load() <= most);
}

BOOST_AUTO_TEST_CASE(users_that_stay_take_their_room_for_ever) {
  UserGate gate(2);
  BOOST_TEST(gate.enter(2));
  gate.leave(2, 1);
  BOOST_TEST(!gate.enter(2));
  BOOST_TEST(gate.enter(1));
  gate.leave(1, 0);
  BOOST_TEST(gate.enter(1));
}

BOOST_AUTO_TEST_CASE(whoever_makes_none_or_has_no_limit_is_let_in) {
  UserGate closed(0);
  BOOST_TEST(closed.enter(0));
  BOOST_TEST(!closed.enter(1));
  UserGate open(std::nullopt);
  BOOST_TEST(open.enter(1000));
  BOOST_TEST(open.enter(1000));
}

BOOST_AUTO_TEST_SUITE_END()
