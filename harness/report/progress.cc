#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace conform::report {
namespace {

/// A line is drawn about this often in a run: more would cost time on a slow terminal.
constexpr std::size_t drawings = 200;
constexpr std::string_view erase_line = "\r\x1b[K";

}  // namespace

Progress::Progress(std::FILE* out, TerminalStyle style) : out_(out), style_(style) {}

Progress::~Progress() {
  erase();
}

void Progress::on(const RunEvent& event) {
  if (!style_.progress) return;
  if (const auto* started = std::get_if<RunStarted>(&event)) {
    planned_ = started->cases_planned;
  } else if (const auto* one = std::get_if<CaseFinished>(&event)) {
    ++done_;
    const bool is_news = one->verdict == Verdict::failed || one->error;
    if (is_news) ++failed_;
    if (is_news || done_ % std::max<std::size_t>(planned_ / drawings, 1) == 0) draw(*one);
  } else {
    erase();
  }
}

void Progress::draw(const CaseFinished& one) {
  const std::string planned = std::to_string(planned_);
  const std::string front = fmt::format("[{:>{}}/{}] ", done_, planned.size(), planned);
  const std::string back = failed_ == 0 ? "" : fmt::format("   {} failed", failed_);
  // The last column stays free: a full line would wrap and could not be erased.
  const std::size_t taken = front.size() + back.size() + 1;
  const std::size_t room = style_.width > taken ? style_.width - taken : 0;
  const std::string suite = cut_in_the_middle(printable(one.suite), std::max<std::size_t>(room, 3));
  const std::string line = fmt::format("{}{}{}{}", erase_line, front, suite, back);
  std::fwrite(line.data(), 1, line.size(), out_);
  std::fflush(out_);
  drawn_ = true;
}

void Progress::erase() {
  if (!drawn_) return;
  std::fwrite(erase_line.data(), 1, erase_line.size(), out_);
  std::fflush(out_);
  drawn_ = false;
}

}  // namespace conform::report
