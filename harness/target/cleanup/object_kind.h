#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/version.h"

namespace conform::target {

/// What can be said about the objects of one kind that a run makes.
struct ObjectKind {
  std::string_view undo;  ///< the operation that deletes one; `delete_user` and `delete_token` are ours
  std::string_view word;  ///< `customer`
  std::string_view item;  ///< path of one: `/api/customers/{id}`; empty: none can be read alone
  std::string_view list;  ///< where those that bear a text can be found: `{text}`
  std::string_view text;  ///< field that may bear a marker: `/name`
  std::string_view listed_since;  ///< version since which there is the list; empty: always
  bool paged;                     ///< whether the list comes in pages
  bool has_children;              ///< whether something foreign could be deleted with it
  std::string_view made_by;       ///< the lowest role by which a run makes and deletes such objects
};

/// Every kind, in the order in which they can be deleted: what hangs on others first.
std::span<const ObjectKind> object_kinds();

const ObjectKind* find_object_kind(std::string_view undo);

/// The path with the first placeholder in braces replaced; the value is percent-encoded.
std::string filled(std::string_view path, std::string_view value);

}  // namespace conform::target
