#include "target/configuration/settings_page.h"

#include <string_view>

#include "base/configuration.h"
#include "base/text.h"
#include "target/web/html_form.h"

namespace conform::target {
namespace {

constexpr std::string_view name_end = "[name]";
constexpr std::size_t longest_value = 200;

/// The entries of a select that are chosen; a select of several shows more than one.
std::string chosen(const FormField& field) {
  std::string text;
  for (const FormChoice& choice : field.choices) {
    if (!choice.selected) continue;
    if (!text.empty()) text += ',';
    text += choice.value;
  }
  return text;
}

std::string value_of(const FormField& field) {
  if (field.type == "checkbox") return field.checked ? "true" : "false";
  if (!field.choices.empty()) return chosen(field);
  return field.value;
}

}  // namespace

std::map<std::string, std::string> settings_on(const HtmlPage& page) {
  std::map<std::string, std::string> found;
  for (const HtmlForm& form : forms_of(page)) {
    for (const FormField& field : form.fields) {
      if (!field.name.ends_with(name_end) || find_setting(field.value) == nullptr) continue;
      const std::string value_name = field.name.substr(0, field.name.size() - name_end.size()) + "[value]";
      const FormField* value = form.find(value_name);
      if (value == nullptr) value = form.find(value_name + "[]");
      if (value != nullptr) found[field.value] = shortened(printable(value_of(*value)), longest_value);
    }
  }
  return found;
}

}  // namespace conform::target
