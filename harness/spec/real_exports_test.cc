// Real exports are not part of the project: these tests run where KIMAI_EXPORTS names a folder with them.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "spec/document.h"
#include "spec/operation_table.h"
#include "spec/schema_registry.h"

using namespace conform::spec;

BOOST_AUTO_TEST_SUITE(real_exports)

namespace {

std::vector<std::string> exports() {
  const char* folder = std::getenv("KIMAI_EXPORTS");  // NOLINT(concurrency-mt-unsafe)
  std::vector<std::string> files;
  if (folder == nullptr) {
    std::cout << "skipped: KIMAI_EXPORTS is not set\n";
    return files;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  BOOST_TEST(!files.empty(), "KIMAI_EXPORTS names a folder without exports");
  return files;
}

/// Without what the Swagger page cannot tell apart: an empty default.
void forget_defaults(nlohmann::json& value) {
  if (value.is_object()) value.erase("default");
  for (auto& inner : value)
    if (inner.is_structured()) forget_defaults(inner);
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_loads_and_each_of_its_schemas_compiles) {
  for (const std::string& file : exports()) BOOST_TEST_CONTEXT(file) {
      const SpecDocument document = SpecDocument::load_file(file);
      const SchemaRegistry registry = SchemaRegistry::compile(document);
      BOOST_TEST(registry.size() > 200U);
      for (const Operation& operation : document.operations())
        for (const ResponseSpec& response : operation.responses)
          for (const auto& [type, schema] : response.content)
            if (!schema.empty()) BOOST_TEST(registry.contains(schema), schema);
    }
}

BOOST_AUTO_TEST_CASE(each_operation_is_one_of_the_table) {
  for (const std::string& file : exports()) BOOST_TEST_CONTEXT(file) {
      const SpecDocument document = SpecDocument::load_file(file);
      std::set<std::string> ids;
      for (const Operation& operation : document.operations()) {
        BOOST_TEST(find_operation(operation.id) != nullptr, operation.id);
        ids.insert(operation.id);
      }
      BOOST_TEST(ids.size() == document.operations().size());
      if (file.find("2.66.0") == file.npos) continue;
      for (const OperationRow& row : operation_table())
        if (row.id != "get_stop_timesheet" && row.id != "get_restart_timesheet")
          BOOST_TEST(ids.contains(std::string(row.id)), row.id);
    }
}

BOOST_AUTO_TEST_CASE(an_export_as_it_stands_in_the_page_means_the_same_as_the_strict_one) {
  const std::string suffix = ".as-in-page.json";
  for (const std::string& file : exports()) {
    if (!file.ends_with(suffix)) continue;
    const std::string strict_file = file.substr(0, file.size() - suffix.size()) + ".json";
    const SpecDocument page = SpecDocument::load_file(file);
    BOOST_TEST(page.repairs() == 10U, file);
    if (!std::filesystem::exists(strict_file)) continue;
    const SpecDocument strict = SpecDocument::load_file(strict_file);
    BOOST_TEST(strict.repairs() == 0U, strict_file);
    nlohmann::json one = page.normalised();
    nlohmann::json other = strict.normalised();
    forget_defaults(one);
    forget_defaults(other);
    BOOST_TEST((one == other), file);
  }
}

BOOST_AUTO_TEST_SUITE_END()
