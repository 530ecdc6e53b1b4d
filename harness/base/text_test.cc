#include "base/text.h"

#include <boost/test/unit_test.hpp>
