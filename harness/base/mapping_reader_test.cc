#include "base/mapping_reader.h"

#include <boost/test/unit_test.hpp>
