// The one main of every unit-test program.
#define BOOST_TEST_MODULE kimai_conform
#include <boost/test/unit_test.hpp>
