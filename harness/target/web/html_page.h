#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conform::target {

/// One element of a page, or a piece of its text (then `name` is empty).
struct HtmlElement {
  std::string name;  ///< lower case: `form`
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string raw_text;  ///< of a piece of text
  std::vector<HtmlElement> children;

  /// The value of an attribute, which is empty for one without a value; null where there is none.
  [[nodiscard]] const std::string* attribute(std::string_view attribute_name) const;
  [[nodiscard]] std::string attribute_or_empty(std::string_view attribute_name) const;
  /// Whether the attribute `class` holds the word.
  [[nodiscard]] bool has_class(std::string_view word) const;

  /// All text inside, but that of scripts and styles; runs of blanks become one.
  [[nodiscard]] std::string text() const;
  /// All elements of that name inside, in the order of the page.
  [[nodiscard]] std::vector<const HtmlElement*> all(std::string_view element_name) const;
  /// The first of them, or null.
  [[nodiscard]] const HtmlElement* first(std::string_view element_name) const;
};

/// A page that a server sent, read as tolerantly as a browser reads it.
class HtmlPage {
 public:
  static constexpr std::size_t max_bytes = std::size_t{16} << 20U;
  static constexpr std::size_t max_elements = 300'000;  ///< what comes after them is ignored
  static constexpr int max_depth = 500;                 ///< what is deeper is ignored

  HtmlPage() = default;
  /// `url` is the absolute address of the page. Anything can be read; of a text that is no HTML, or over
  /// `max_bytes`, little or nothing is found.
  HtmlPage(std::string_view bytes, std::string url);

  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] const HtmlElement& root() const { return root_; }
  /// What references in the page count from: the page's URL, or where its `<base>` points to.
  [[nodiscard]] const std::string& base() const { return base_; }
  /// The content of `<title>`, shortened and printable.
  [[nodiscard]] std::string title() const;
  /// The absolute URLs that the page links to, in its order.
  [[nodiscard]] std::vector<std::string> links() const;

 private:
  std::string url_;
  std::string base_;
  HtmlElement root_;
};

}  // namespace conform::target
