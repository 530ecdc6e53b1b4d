#include "target/doctor/remark.h"

#include <algorithm>

#include "base/text.h"

namespace conform::target {

std::string_view name(Grade grade) {
  switch (grade) {
    case Grade::good:
      return "ok";
    case Grade::note:
      return "note";
    case Grade::warning:
      return "warning";
    case Grade::problem:
      return "problem";
  }
  return "problem";
}

void Remarks::add(Grade grade, std::string text, std::string remedy) {
  all_.push_back({check_, grade, printable(text), printable(remedy)});
}

const Remark* Remarks::first_problem() const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [](const Remark& remark) { return remark.grade == Grade::problem; });
  return found == all_.end() ? nullptr : &*found;
}

}  // namespace conform::target
