#include "base/json_pointer.h"

#include <boost/test/unit_test.hpp>
