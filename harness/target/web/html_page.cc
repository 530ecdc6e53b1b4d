#include "target/web/html_page.h"

#include <algorithm>
#include <memory>
#include <optional>

#include <libxml/HTMLparser.h>

#include "base/text.h"
#include "http/url.h"

namespace conform::target {
namespace {

using Tree = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

std::string text_of(const xmlChar* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

/// Copies libxml2's tree, within the bounds.
class Copy {
 public:
  HtmlElement element(const xmlNode& node, int depth) {
    HtmlElement copy;
    copy.name = lowered(text_of(node.name));
    for (const xmlAttr* attribute = node.properties; attribute != nullptr; attribute = attribute->next)
      copy.attributes.emplace_back(lowered(text_of(attribute->name)), value_of(*attribute));
    if (depth >= HtmlPage::max_depth) return copy;
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      if (++count_ > HtmlPage::max_elements) break;
      if (child->type == XML_ELEMENT_NODE) {
        copy.children.push_back(element(*child, depth + 1));
      } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        copy.children.emplace_back();
        copy.children.back().raw_text = text_of(child->content);
      }
    }
    return copy;
  }

 private:
  static std::string value_of(const xmlAttr& attribute) {
    std::string value;
    for (const xmlNode* part = attribute.children; part != nullptr; part = part->next)
      value += text_of(part->content);
    return value;
  }

  std::size_t count_ = 0;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

void append_text(const HtmlElement& element, std::string& out) {
  if (element.name == "script" || element.name == "style") return;
  if (element.name.empty()) out += element.raw_text;
  for (const HtmlElement& child : element.children) {
    append_text(child, out);
    // Words of neighbouring blocks do not run together.
    if (!child.name.empty()) out += ' ';
  }
}

void append_all(const HtmlElement& element, std::string_view name, std::vector<const HtmlElement*>& out) {
  for (const HtmlElement& child : element.children) {
    if (child.name == name) out.push_back(&child);
    append_all(child, name, out);
  }
}

}  // namespace

const std::string* HtmlElement::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute_name) return &value;
  return nullptr;
}

std::string HtmlElement::attribute_or_empty(std::string_view attribute_name) const {
  const std::string* value = attribute(attribute_name);
  return value == nullptr ? std::string() : *value;
}

bool HtmlElement::has_class(std::string_view word) const {
  std::string words = attribute_or_empty("class");
  std::replace_if(words.begin(), words.end(), is_blank, ' ');
  const std::vector<std::string> all_words = split(words, ' ');
  return std::find(all_words.begin(), all_words.end(), word) != all_words.end();
}

std::string HtmlElement::text() const {
  std::string raw;
  append_text(*this, raw);
  std::string out;
  for (const char c : raw) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trimmed(out));
}

std::vector<const HtmlElement*> HtmlElement::all(std::string_view element_name) const {
  std::vector<const HtmlElement*> found;
  append_all(*this, element_name, found);
  return found;
}

const HtmlElement* HtmlElement::first(std::string_view element_name) const {
  for (const HtmlElement& child : children) {
    if (child.name == element_name) return &child;
    if (const HtmlElement* inside = child.first(element_name)) return inside;
  }
  return nullptr;
}

HtmlPage::HtmlPage(std::string_view bytes, std::string url) : url_(std::move(url)), base_(url_) {
  if (bytes.empty() || bytes.size() > max_bytes) return;
  // Kimai always writes UTF-8. Without NONET and without loading of DTDs nothing is ever fetched.
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  const Tree tree(htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", options),
                  &xmlFreeDoc);
  const xmlNode* top = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (top == nullptr) return;
  root_ = Copy().element(*top, 0);
  const HtmlElement* base = root_.first("base");
  const std::string* href = base == nullptr ? nullptr : base->attribute("href");
  if (href != nullptr) base_ = http::resolved_url(url_, *href).value_or(url_);
}

std::string HtmlPage::title() const {
  const HtmlElement* title = root_.first("title");
  return title == nullptr ? std::string() : shortened(printable(title->text()), 100);
}

std::vector<std::string> HtmlPage::links() const {
  std::vector<std::string> urls;
  for (const HtmlElement* link : root_.all("a"))
    if (const std::string* href = link->attribute("href"))
      if (auto url = http::resolved_url(base_, *href)) urls.push_back(std::move(*url));
  return urls;
}

}  // namespace conform::target
