#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "plan/plan.h"

using namespace conform;

namespace {

const std::string path = std::string(CONFORM_SOURCE_DIR) + "/specs/schemas/suite.schema.json";

}  // namespace

BOOST_AUTO_TEST_SUITE(suite_schema)

/// With CONFORM_UPDATE=1 in the environment the file is written anew instead.
BOOST_AUTO_TEST_CASE(the_file_is_what_the_language_says) {
  const std::string made = plan::suite_schema().dump(2) + "\n";
  const char* update = std::getenv("CONFORM_UPDATE");
  if (update != nullptr && std::string(update) == "1") write_file(path, made);
  const bool is_same = read_file(path, std::size_t{1} << 20) == made;
  BOOST_TEST(is_same, path << " differs from the code; run this test with CONFORM_UPDATE=1");
}

BOOST_AUTO_TEST_SUITE_END()
