#include "base/suggestion.h"

#include <boost/test/unit_test.hpp>
