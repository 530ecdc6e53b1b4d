#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "target/web/html_page.h"

namespace conform::target {

/// One entry of a select.
struct FormChoice {
  std::string value;
  std::string label;
  bool selected = false;
};

/// One field of a form. Radio buttons and checkboxes of one name are fields of their own.
struct FormField {
  std::string name;
  std::string
      type;  ///< `text`, `hidden`, `password`, `checkbox`, `radio`, `submit`, `select`, `textarea`, ...
  std::string value;  ///< what it shows; of a select the value of the chosen entry
  bool disabled = false;
  bool checked = false;             ///< of checkboxes and radio buttons; of submit buttons: pressed
  std::vector<FormChoice> choices;  ///< of a select
  std::vector<std::pair<std::string, std::string>> attributes;  ///< as in the page: `data-format`, `pattern`

  [[nodiscard]] std::string attribute(std::string_view attribute_name) const;
};

/// A form of a page with everything that a browser would send.
struct HtmlForm {
  std::string name;
  std::string id;
  std::string page;    ///< absolute URL of the page it stands on
  std::string action;  ///< absolute URL; empty where the page names none that could be sent to
  std::string method;  ///< `get` or `post`
  std::vector<FormField> fields;

  [[nodiscard]] const FormField* find(std::string_view field) const;
  /// The first field whose name ends with that text: `[_token]`.
  [[nodiscard]] const FormField* find_ending(std::string_view end) const;
  [[nodiscard]] const FormField* find_type(std::string_view type) const;

  /// Puts a value into a field: text, or the entry of a select, or which of the radio buttons or checkboxes
  /// of that name are checked. False if there is no such field or no such entry.
  bool set(std::string_view field, std::string value);

  /// Names and values as a browser sends them: enabled fields only, checked ones only, the pressed button.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> submission() const;
};

/// All forms of a page, in its order, with the fields that belong to them by place or by their attribute
/// `form`. Without a click the first submit button counts as pressed, as when Enter is typed.
std::vector<HtmlForm> forms_of(const HtmlPage& page);

/// The form of that name, or null.
const HtmlForm* find_form(const std::vector<HtmlForm>& forms, std::string_view name);

}  // namespace conform::target
