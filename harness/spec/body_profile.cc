#include "base/json_pointer.h"
#include "spec/body_access.h"
#include "spec/date_time.h"
#include "spec/schema_registry.h"

namespace conform::spec {
namespace {

namespace dom = simdjson::dom;
using Type = dom::element_type;

constexpr std::size_t most_pointers = 2000;

/// One walk over a body. The pointer grows and shrinks with the walk.
class Profiler {
 public:
  explicit Profiler(std::map<std::string, PropertyProfile>& properties) : properties_(properties) {}

  void note(dom::element value) {
    PropertyProfile* profile = profile_here();
    if (profile == nullptr) return;
    ++profile->count;
    ++profile->types[json_type(value)];
    switch (value.type()) {
      case Type::STRING:
        ++profile->formats[std::string(text_class(value.get_string().value_unsafe()))];
        break;
      case Type::OBJECT:
        return note_members(value.get_object().value_unsafe());
      case Type::ARRAY:
        return note_items(value.get_array().value_unsafe());
      default:
        break;
    }
  }

 private:
  /// Null where the pointer is new and there are enough: the server chooses the names.
  PropertyProfile* profile_here() {
    if (const auto found = properties_.find(pointer_); found != properties_.end()) return &found->second;
    return properties_.size() < most_pointers ? &properties_[pointer_] : nullptr;
  }

  void note_members(const dom::object& object) {
    const std::size_t length = pointer_.size();
    for (const auto& field : object) {
      pointer_ += '/';
      pointer_ += pointer_escaped(field.key);
      note(field.value);
      pointer_.resize(length);
    }
  }

  void note_items(const dom::array& array) {
    const std::size_t length = pointer_.size();
    pointer_ += "/*";
    for (const dom::element item : array) note(item);
    pointer_.resize(length);
  }

  std::map<std::string, PropertyProfile>& properties_;
  std::string pointer_;
};

}  // namespace

void profile_body(const JsonBody& body, std::map<std::string, PropertyProfile>& properties) {
  if (!body.problem()) Profiler(properties).note(BodyAccess::root(body));
}

}  // namespace conform::spec
