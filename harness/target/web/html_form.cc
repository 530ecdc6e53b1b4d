#include "target/web/html_form.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "http/url.h"

namespace conform::target {
namespace {

bool is_submit(const FormField& field) {
  return field.type == "submit" || field.type == "image";
}

bool is_checkable(const FormField& field) {
  return field.type == "checkbox" || field.type == "radio";
}

FormField input_field(const HtmlElement& element) {
  FormField field;
  field.type = lowered(element.attribute_or_empty("type"));
  const bool is_button = element.name == "button";
  if (field.type.empty()) field.type = is_button ? "submit" : "text";
  field.value = element.attribute_or_empty("value");
  field.checked = element.attribute("checked") != nullptr && is_checkable(field);
  if (is_checkable(field) && element.attribute("value") == nullptr) field.value = "on";
  return field;
}

FormField text_area(const HtmlElement& element) {
  FormField field;
  field.type = "textarea";
  for (const HtmlElement& child : element.children) field.value += child.raw_text;
  // HTML drops the first line feed of a text area.
  if (field.value.starts_with("\r\n")) field.value.erase(0, 2);
  if (field.value.starts_with('\n')) field.value.erase(0, 1);
  return field;
}

FormField select_field(const HtmlElement& element) {
  FormField field;
  const bool multiple = element.attribute("multiple") != nullptr;
  field.type = multiple ? "select-multiple" : "select";
  for (const HtmlElement* option : element.all("option")) {
    if (option->attribute("disabled") != nullptr) continue;
    FormChoice choice;
    choice.label = option->text();
    const std::string* value = option->attribute("value");
    choice.value = value == nullptr ? choice.label : *value;
    choice.selected = option->attribute("selected") != nullptr;
    field.choices.push_back(std::move(choice));
  }
  if (multiple) return field;
  // A browser shows the last entry that is selected, and the first where none is.
  auto chosen = std::find_if(field.choices.rbegin(), field.choices.rend(),
                             [](const FormChoice& choice) { return choice.selected; });
  if (chosen == field.choices.rend() && !field.choices.empty()) chosen = std::prev(field.choices.rend());
  for (FormChoice& choice : field.choices) choice.selected = false;
  if (chosen == field.choices.rend()) return field;
  chosen->selected = true;
  field.value = chosen->value;
  return field;
}

/// Walks a page once and hands each field to its form.
class Collector {
 public:
  explicit Collector(const HtmlPage& page) : page_(page) {
    for (const HtmlElement* form : page.root().all("form")) add_form(*form);
  }

  std::vector<HtmlForm> collect() {
    walk(page_.root(), nullptr, false);
    for (HtmlForm& form : forms_) press_first(form);
    return std::move(forms_);
  }

 private:
  void add_form(const HtmlElement& element) {
    places_[&element] = forms_.size();
    HtmlForm form;
    form.name = element.attribute_or_empty("name");
    form.id = element.attribute_or_empty("id");
    form.page = page_.url();
    // Without an action a form goes to its page, whatever `base` says.
    const std::string action(trimmed(element.attribute_or_empty("action")));
    form.action = http::resolved_url(action.empty() ? page_.url() : page_.base(), action).value_or("");
    form.method = lowered(element.attribute_or_empty("method")) == "post" ? "post" : "get";
    forms_.push_back(std::move(form));
  }

  HtmlForm* owner(const HtmlElement& element, const HtmlElement* around) {
    if (const std::string* id = element.attribute("form")) {
      const auto found = std::find_if(forms_.begin(), forms_.end(),
                                      [&](const HtmlForm& form) { return !id->empty() && form.id == *id; });
      return found == forms_.end() ? nullptr : &*found;
    }
    return around == nullptr ? nullptr : &forms_[places_[around]];
  }

  void add_field(const HtmlElement& element, const HtmlElement* around, bool disabled) {
    HtmlForm* form = owner(element, around);
    if (form == nullptr) return;
    FormField field = element.name == "select"     ? select_field(element)
                      : element.name == "textarea" ? text_area(element)
                                                   : input_field(element);
    field.name = element.attribute_or_empty("name");
    field.disabled = disabled || element.attribute("disabled") != nullptr;
    field.attributes = element.attributes;
    form->fields.push_back(std::move(field));
  }

  void walk(const HtmlElement& element, const HtmlElement* around, bool disabled) {
    if (element.name == "form") around = &element;
    if (element.name == "fieldset" && element.attribute("disabled") != nullptr) disabled = true;
    static const std::set<std::string_view> fields{"input", "button", "select", "textarea"};
    if (fields.count(element.name) > 0) add_field(element, around, disabled);
    for (const HtmlElement& child : element.children) walk(child, around, disabled);
  }

  static void press_first(HtmlForm& form) {
    const auto button = std::find_if(form.fields.begin(), form.fields.end(), is_submit);
    if (button != form.fields.end() && !button->disabled) button->checked = true;
  }

  const HtmlPage& page_;
  std::vector<HtmlForm> forms_;
  std::map<const HtmlElement*, std::size_t> places_;
};

bool choose(FormField& field, const std::string& value) {
  bool found = false;
  for (FormChoice& choice : field.choices) {
    choice.selected = !found && choice.value == value;
    found = found || choice.selected;
  }
  if (found) field.value = value;
  return found;
}

bool is_sent(const FormField& field) {
  static const std::set<std::string_view> never{"button", "reset", "file"};
  if (field.name.empty() || field.disabled || never.count(field.type) > 0) return false;
  if (field.type == "select") return !field.choices.empty();
  return !(is_checkable(field) || is_submit(field)) || field.checked;
}

}  // namespace

std::string FormField::attribute(std::string_view attribute_name) const {
  for (const auto& [key, text] : attributes)
    if (key == attribute_name) return text;
  return {};
}

const FormField* HtmlForm::find(std::string_view field) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FormField& one) { return one.name == field; });
  return found == fields.end() ? nullptr : &*found;
}

const FormField* HtmlForm::find_ending(std::string_view end) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FormField& one) { return one.name.ends_with(end); });
  return found == fields.end() ? nullptr : &*found;
}

const FormField* HtmlForm::find_type(std::string_view type) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FormField& one) { return one.type == type; });
  return found == fields.end() ? nullptr : &*found;
}

bool HtmlForm::set(std::string_view field, std::string value) {
  bool done = false;
  for (FormField& one : fields) {
    if (one.name != field) continue;
    if (is_checkable(one)) {
      one.checked = one.value == value;
      done = done || one.checked;
    } else if (one.type.starts_with("select")) {
      done = choose(one, value) || done;
    } else if (!done) {
      one.value = value;
      done = true;
    }
  }
  return done;
}

std::vector<std::pair<std::string, std::string>> HtmlForm::submission() const {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const FormField& field : fields) {
    if (!is_sent(field)) continue;
    if (field.type != "select-multiple") {
      pairs.emplace_back(field.name, field.value);
      continue;
    }
    for (const FormChoice& choice : field.choices)
      if (choice.selected) pairs.emplace_back(field.name, choice.value);
  }
  return pairs;
}

std::vector<HtmlForm> forms_of(const HtmlPage& page) {
  return Collector(page).collect();
}

const HtmlForm* find_form(const std::vector<HtmlForm>& forms, std::string_view name) {
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&](const HtmlForm& form) { return form.name == name; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace conform::target
