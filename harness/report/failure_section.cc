#include "report/failure_section.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/failures.h"
#include "report/finding_rows.h"
#include "report/source_excerpt.h"

namespace conform::report {
namespace {

constexpr std::size_t max_blocks = 20;

/// How the failures of one kind are called.
struct Kind {
  std::string_view word;
  Tone tone;
  std::string_view others;  ///< what shares a folded finding
};
constexpr Kind failed{"FAILED", Tone::bad, "more case(s) of this scenario"};
constexpr Kind in_error{"ERROR", Tone::warning, "more case(s)"};
constexpr Kind contract{"FAILED", Tone::bad, "more operation(s)"};

class BlockWriter {
 public:
  BlockWriter(const Report& report, const Layout& layout) : report_(report), layout_(layout) {}

  void write_all(const std::vector<Failure>& failures, const Kind& kind) {
    for (std::size_t i = 0; i < failures.size() && i < max_blocks; ++i) {
      const bool same_case = i > 0 && failures[i].address == failures[i - 1].address;
      if (!same_case) write_head(failures[i], kind);
      write_body(failures[i], kind);
    }
    if (failures.size() > max_blocks)
      out_ += fmt::format("... and {} more, all in report.json\n\n", failures.size() - max_blocks);
  }

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  void write_head(const Failure& failure, const Kind& kind) {
    const std::size_t room = layout_.width() - kind.word.size() - 2;
    out_ += layout_.painted(kind.word, kind.tone) + "  " +
            layout_.painted(cut_in_the_middle(printable(failure.address), room), Tone::bold) + '\n';
    if (!failure.title.empty()) out_ += layout_.hanging("  ", printable(failure.title));
  }

  void write_body(const Failure& failure, const Kind& kind) {
    if (!failure.where.file.empty()) out_ += "  " + printable(to_string(failure.where)) + '\n';
    out_ += excerpts_.excerpt(failure.where, layout_.width());
    if (!failure.reason.empty()) write_row({"reason", printable(failure.reason)});
    if (failure.finding != nullptr) {
      for (const FindingRow& row : finding_rows(*failure.finding, report_)) write_row(row);
    }
    if (failure.times > 1) write_row({"seen", counted(failure.times, "time")});
    if (failure.more > 0)
      write_row({"also", "in " + std::to_string(failure.more) + " " + others(failure, kind)});
    out_ += '\n';
  }

  static std::string others(const Failure& failure, const Kind& kind) {
    std::string text(kind.others);
    const auto optional_plural = text.find("(s)");
    return text.replace(optional_plural, 3, failure.more == 1 ? "" : "s");
  }

  void write_row(const FindingRow& row) {
    const std::string first = fmt::format("    {:<8}  ", row.label);
    out_ += row.is_shell ? layout_.hanging_shell(first, row.text) : layout_.hanging(first, row.text);
  }

  const Report& report_;
  const Layout& layout_;
  SourceExcerpts excerpts_;
  std::string out_;
};

}  // namespace

std::string failure_section(const Report& report, const Layout& layout) {
  BlockWriter writer(report, layout);
  writer.write_all(failed_cases(report), failed);
  writer.write_all(cases_in_error(report), in_error);
  writer.write_all(contract_failures(report, Verdict::failed), contract);
  return writer.text();
}

}  // namespace conform::report
