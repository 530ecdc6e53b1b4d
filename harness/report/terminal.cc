#include "report/terminal.h"

#include "base/text.h"
#include "report/configuration_text.h"
#include "report/failure_section.h"
#include "report/layout.h"
#include "report/summary_sections.h"

namespace conform::report {
namespace {

std::string closing(const Report& report, const Layout& layout) {
  const bool bad = report.verdict == Verdict::failed;
  const bool good = !bad && !report.error && !ended_early(report) && report.verdict >= Verdict::passed;
  std::string out;
  for (const std::string& line : wrapped(printable(headline(report)), layout.width()))
    out += layout.painted(line, bad ? Tone::bad : good ? Tone::good : Tone::warning) + '\n';
  return out;
}

}  // namespace

std::string render_opening(const RunStarted& started, const TerminalStyle& style) {
  const Layout layout(style.colour, style.width);
  const TargetFacts& target = started.target;
  std::string text = "Kimai " + to_string(target.version) + ": " + target.label;
  if (target.label != target.url && !target.url.empty()) text += " at " + target.url;
  std::string out = layout.hanging("", printable(text));
  if (target.built_in)
    out += layout.hanging(
        "", "This is the reference Kimai that comes with kimai-conform, not an installation of yours.");
  if (!target.built_in)
    for (const std::string& way : target.ways) out += layout.hanging("", printable(way));
  if (!target.document.empty()) out += layout.hanging("", printable("document: " + target.document));
  const std::string configuration = configuration_text(target.configuration);
  if (!configuration.empty()) out += layout.hanging("", printable("configuration: " + configuration));
  return out;
}

std::string render_terminal(const Report& report, const TerminalStyle& style) {
  const Layout layout(style.colour, style.width);
  std::string out = failure_section(report, layout);
  for (const Section& section : summary_sections()) {
    const std::string text = section.render(report, layout);
    if (text.empty()) continue;
    if (!section.title.empty()) out += layout.painted(section.title, Tone::bold) + '\n';
    out += text + '\n';
  }
  return out + closing(report, layout);
}

}  // namespace conform::report
