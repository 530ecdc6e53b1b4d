#include "base/version.h"

#include <boost/test/unit_test.hpp>
