#include "spec/requirement_catalogue.h"

#include <boost/test/unit_test.hpp>

#include "suite/yaml.h"

using namespace conform;
using spec::RequirementCatalogue;

namespace {

RequirementCatalogue read(const std::string& yaml) {
  Diagnostics diagnostics;
  const Node file = suite::read_yaml(yaml, "requirements.yaml", diagnostics);
  return RequirementCatalogue::from(file, diagnostics);
}

/// What is said about a wrong catalogue; empty if it is accepted.
std::string complaint(const std::string& yaml) {
  try {
    read(yaml);
  } catch (const InputError& error) {
    return render(error.diagnostics());
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(requirement_catalogue)

BOOST_AUTO_TEST_CASE(a_row_keeps_everything_it_says) {
  const auto catalogue = read(R"(requirements:
  - id: DT-3
    level: must
    statement: A local time keeps its digits.
    source: "Kimai documentation, REST API: date-time"
    smoke: [datetime/local-time#kept, "datetime/zones#odd[zone=UTC]"]
  - { id: OBS-BOOL-2, level: observed, statement: Left out is false., source: observed, since: "2.14", until: "2.63.0" }
)");
  BOOST_REQUIRE_EQUAL(catalogue.all().size(), 2U);
  const Requirement& first = catalogue.all().front();
  BOOST_TEST(first.id == "DT-3");
  BOOST_TEST((first.level == Level::must));
  BOOST_TEST(first.statement == "A local time keeps its digits.");
  BOOST_TEST(first.source == "Kimai documentation, REST API: date-time");
  BOOST_TEST(to_string(first.versions) == "every version");
  BOOST_TEST(to_string(first.where) == "requirements.yaml:2:9");
  BOOST_TEST(
      (first.smoke == std::vector<std::string>{"datetime/local-time#kept", "datetime/zones#odd[zone=UTC]"}));
  BOOST_TEST((catalogue.all().back().level == Level::observed));
  BOOST_TEST(to_string(catalogue.all().back().versions) == "2.14.0 up to before 2.63.0");
}

BOOST_AUTO_TEST_CASE(rows_are_found_by_their_whole_id) {
  const auto catalogue = read(R"(requirements:
  - { id: DT-1, level: should, statement: a, source: b }
  - { id: DT-10, level: must, statement: c, source: d }
)");
  BOOST_TEST((catalogue.ids() == std::vector<std::string>{"DT-1", "DT-10"}));
  BOOST_REQUIRE(catalogue.find("DT-10") != nullptr);
  BOOST_TEST(catalogue.find("DT-10")->statement == "c");
  BOOST_TEST(catalogue.find("DT-") == nullptr);
  BOOST_TEST(catalogue.find("dt-1") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_mistake_is_reported_at_once) {
  BOOST_TEST(complaint(R"(requirements:
  - { id: DT-1, level: most, statement: a, source: b }
  - { id: dt1, levl: must, statement: " ", source: 3 }
  - { id: DT-1, level: must, statement: a, source: b, since: 2.66, until: soon }
  - { id: DT-2, level: must, statement: a, source: b, since: "2.66.0", until: "2.14.0" }
  - DT-3
)") == R"(requirements.yaml:2:24: error: unknown level 'most'
    2 |   - { id: DT-1, level: most, statement: a, source: b }
      |                        ^~~~
      hint: did you mean 'must'?
requirements.yaml:3:5: error: requirement lacks the key 'level'
    3 |   - { id: dt1, levl: must, statement: " ", source: 3 }
      |     ^
requirements.yaml:3:11: error: 'dt1' is no id of a requirement
    3 |   - { id: dt1, levl: must, statement: " ", source: 3 }
      |           ^~~
      hint: an id is made of capitals and a number: DT-3
requirements.yaml:3:16: error: unknown key 'levl' in requirement
    3 |   - { id: dt1, levl: must, statement: " ", source: 3 }
      |                ^~~~
      hint: did you mean 'level'?
requirements.yaml:3:39: error: 'statement' must not be empty
    3 |   - { id: dt1, levl: must, statement: " ", source: 3 }
      |                                       ^~~
requirements.yaml:3:52: error: 'source' must be text, this is an integer
    3 |   - { id: dt1, levl: must, statement: " ", source: 3 }
      |                                                    ^
      hint: quote it: "3"
requirements.yaml:4:11: error: two requirements have the id 'DT-1', the first at requirements.yaml:2:11
    4 |   - { id: DT-1, level: must, statement: a, source: b, since: 2.66, until: soon }
      |           ^~~~
requirements.yaml:4:62: error: 'since' must be text, this is a number
    4 |   - { id: DT-1, level: must, statement: a, source: b, since: 2.66, until: soon }
      |                                                              ^~~~
      hint: quote it: "2.66"
requirements.yaml:4:75: error: 'until' is no version: 'soon'
    4 |   - { id: DT-1, level: must, statement: a, source: b, since: 2.66, until: soon }
      |                                                                           ^~~~
      hint: write it as "2.66.0"
requirements.yaml:5:79: error: no version is 2.66.0 up to before 2.14.0
    5 |   - { id: DT-2, level: must, statement: a, source: b, since: "2.66.0", until: "2.14.0" }
      |                                                                               ^~~~~~~~
requirements.yaml:6:5: error: requirement must be a mapping, this is text
    6 |   - DT-3
      |     ^~~~
)");
}

BOOST_AUTO_TEST_CASE(a_catalogue_without_rows_is_refused) {
  BOOST_TEST(complaint("requirements: []") ==
             R"(requirements.yaml:1:15: error: 'requirements' must not be empty
    1 | requirements: []
      |               ^
)");
  BOOST_TEST(complaint("requirments: []\n") ==
             R"(requirements.yaml:1:1: error: requirement catalogue lacks the key 'requirements'
    1 | requirments: []
      | ^
requirements.yaml:1:1: error: unknown key 'requirments' in requirement catalogue
    1 | requirments: []
      | ^~~~~~~~~~~
      hint: did you mean 'requirements'?
)");
}

BOOST_AUTO_TEST_CASE(an_unreadable_file_is_complained_about_once) {
  BOOST_TEST(complaint("") == "requirements.yaml: error: the file is empty\n");
}

BOOST_AUTO_TEST_CASE(the_shipped_catalogue_is_accepted) {
  Diagnostics diagnostics;
  const Node file = suite::read_yaml_file(CONFORM_SOURCE_DIR "/specs/requirements.yaml", diagnostics);
  const auto catalogue = RequirementCatalogue::from(file, diagnostics);
  for (const char* id : {"DOC-1", "AUTH-1", "TOK-1", "DEF-1", "DT-1", "BOOL-1", "OBS-DT-1", "OBS-BOOL-1",
                         "OBS-AUTH-1", "OBS-HTTP-1"})
    BOOST_TEST(catalogue.find(id) != nullptr, id);
  for (const Requirement& row : catalogue.all()) {
    BOOST_TEST_CONTEXT(row.id) {
      const bool is_observation = row.id.starts_with("OBS-") || row.id.starts_with("DEF-");
      BOOST_TEST((row.level == Level::observed) == is_observation);
      BOOST_TEST(row.statement.back() == '.');
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
