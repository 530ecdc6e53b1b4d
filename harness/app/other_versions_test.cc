#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "app/test_configurations.h"

using namespace conform::app;

BOOST_AUTO_TEST_SUITE(other_versions_and_plug_ins)

BOOST_DATA_TEST_CASE(cause_no_false_alarm, boost::unit_test::data::make(changes_of_versions()), changed) {
  check_whole_run(changed);
}

BOOST_AUTO_TEST_SUITE_END()
