#include "prove/proof_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "report/layout.h"

namespace conform::prove {
namespace {

using report::Layout;
using report::Tone;

constexpr std::size_t most_rows = 20;

std::string heading(std::string_view title, const Layout& layout) {
  return "\n" + layout.painted(title, Tone::bold) + "\n";
}

/// At most `most_rows` of the lines, then how many more there are.
std::string listed(const std::vector<std::string>& rows) {
  std::string out;
  for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) out += rows[i];
  if (rows.size() > most_rows) out += fmt::format("  ... and {} more, see --json\n", rows.size() - most_rows);
  return out;
}

std::string who_catches(const Trial& trial, bool full) {
  if (!trial.caught()) return trial.excuse.empty() ? "survives" : "excused";
  const std::size_t more = trial.catches.size() - 1;
  return trial.catches.front().address + (full && more > 0 ? fmt::format(" +{}", more) : std::string());
}

std::string matrix_row(const Trial& trial, bool full, const Layout& layout) {
  constexpr std::size_t name_width = 38;
  const std::string mark = trial.caught()         ? layout.painted("caught  ", Tone::good)
                           : trial.excuse.empty() ? layout.painted("SURVIVES", Tone::bad)
                                                  : layout.painted("excused ", Tone::warning);
  const std::string name = report::cut_in_the_middle(trial.fault.name, name_width);
  const std::size_t room = layout.width() - name_width - 12;
  std::string row = fmt::format("  {} {:<{}} ", mark, name, name_width);
  if (trial.caught()) row += report::cut_in_the_middle(who_catches(trial, full), room);
  row.erase(row.find_last_not_of(' ') + 1);
  return row + '\n';
}

std::string matrix(const Proof& proof, const Layout& layout) {
  std::string out;
  std::string_view area;
  for (const Trial& trial : proof.trials) {
    if (trial.fault.area != area) out += heading(trial.fault.area, layout);
    area = trial.fault.area;
    out += matrix_row(trial, proof.full, layout);
  }
  return out;
}

std::string clean_section(const Proof& proof, const Layout& layout) {
  if (proof.is_clean()) return {};
  std::vector<std::string> rows;
  for (const Symptom& symptom : proof.clean)
    rows.push_back(layout.hanging("  ", symptom.address + ": " + symptom.finding, 4));
  for (const std::string& error : proof.errors) rows.push_back(layout.hanging("  ", error, 4));
  return heading("Nothing is proven: this fails without any fault", layout) + listed(rows);
}

std::string survivor_section(const Proof& proof, const Layout& layout) {
  std::vector<std::string> rows;
  for (const Trial* trial : survivors(proof)) {
    rows.push_back(layout.hanging("  ", trial->fault.name + ": " + trial->fault.wrong, 4) +
                   layout.hanging("    ", fmt::format("violates {}; {} cited it, and passed",
                                                      joined(trial->fault.requirements, ", "),
                                                      counted(trial->played, "scenario"))));
  }
  return rows.empty() ? "" : heading("Faults that survive", layout) + listed(rows);
}

std::string idle_section(const Proof& proof, const Layout& layout) {
  std::vector<std::string> rows;
  for (const ScenarioProof* scenario : idle(proof)) {
    const std::string met =
        scenario->collateral.empty() ? "" : fmt::format(" (fails with {})", scenario->collateral.front());
    rows.push_back(layout.hanging("  ", scenario->address + met, 4));
  }
  return rows.empty() ? "" : heading("Scenarios that catch no fault", layout) + listed(rows);
}

/// What the scenarios that cite something else ran into, the most frequent first: `7 x post_tag: status 400
/// instead of status 200`.
std::string reasons(const std::vector<Symptom>& symptoms, const Layout& layout) {
  constexpr std::size_t most_reasons = 2;
  std::map<std::string, std::vector<std::string>> by_finding;
  for (const Symptom& symptom : symptoms) by_finding[symptom.finding].push_back(symptom.address);
  std::vector<std::pair<std::string, std::vector<std::string>>> ways(by_finding.begin(), by_finding.end());
  std::stable_sort(ways.begin(), ways.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  std::string out;
  for (std::size_t i = 0; i < std::min(ways.size(), most_reasons); ++i)
    out += layout.hanging(
        "    ", fmt::format("{} x {} ({})", ways[i].second.size(), ways[i].first, ways[i].second.front()), 4);
  if (ways.size() > most_reasons)
    out += layout.hanging("    ", fmt::format("and {} other ways", ways.size() - most_reasons), 4);
  return out;
}

/// Scenarios that a fault keeps from coming to what they prove, or that promise something else which it
/// breaks as well.
std::string collateral_section(const Proof& proof, const Layout& layout) {
  std::vector<const Trial*> trials;
  std::vector<std::string> rows;
  for (const Trial& trial : proof.trials) {
    for (const std::string& error : trial.errors)
      rows.push_back(layout.hanging("  ", trial.fault.name + ": error in " + error, 4));
    if (!trial.collateral.empty()) trials.push_back(&trial);
  }
  std::stable_sort(trials.begin(), trials.end(), [](const Trial* a, const Trial* b) {
    return a->collateral.size() > b->collateral.size();
  });
  for (const Trial* trial : trials)
    rows.push_back(
        layout.hanging("  ", trial->fault.name + ": " + counted(trial->collateral.size(), "scenario"), 4) +
        reasons(trial->collateral, layout));
  return rows.empty() ? "" : heading("Collateral: fails for other requirements", layout) + listed(rows);
}

std::string open_section(const Proof& proof, const Layout& layout) {
  if (!proof.is_clean() || proof.unbroken.empty()) return {};
  constexpr std::size_t shown = 40;
  const auto end =
      proof.unbroken.begin() + static_cast<std::ptrdiff_t>(std::min(shown, proof.unbroken.size()));
  const std::string more = end == proof.unbroken.end() ? "" : " ...";
  return heading(fmt::format("Requirements without a fault: {}", proof.unbroken.size()), layout) +
         layout.hanging("  ", joined({proof.unbroken.begin(), end}, " ") + more);
}

std::string redundant_section(const Proof& proof, const Layout& layout) {
  if (!proof.full) return {};
  const auto broken =
      static_cast<std::size_t>(std::count_if(proof.redundant.begin(), proof.redundant.end(),
                                             [](const Redundant& row) { return row.broken_by > 0; }));
  return heading("Redundant expectations", layout) +
         layout.hanging("  ",
                        fmt::format("Of {} expectations, {} are broken by faults that another one of the "
                                    "scenario shows as well, and {} by no fault; --json lists them.",
                                    proof.expectations, broken, proof.redundant.size() - broken));
}

std::string score(const Proof& proof, const Layout& layout) {
  if (!proof.is_clean()) return "\n" + layout.painted("no fault was tried", Tone::bad) + "\n";
  std::string text =
      fmt::format("{} of {} caught by {}", caught(proof), counted(proof.trials.size(), "fault"),
                  counted(proof.scenarios.size(), "scenario"));
  if (const auto excused = std::count_if(proof.trials.begin(), proof.trials.end(), [](const Trial& one) {
        return !one.caught() && !one.excuse.empty();
      }))
    text += fmt::format(", {} excused", excused);
  if (proof.full) text += fmt::format("; {} of them prove nothing", idle(proof).size());
  if (proof.interrupted) text += "; interrupted";
  const Tone tone = holds(proof) && !proof.interrupted ? Tone::good : Tone::bad;
  return "\n" + layout.painted(text, tone) + "\n";
}

}  // namespace

std::string proof_text(const Proof& proof, const report::TerminalStyle& style) {
  const Layout layout(style.colour, style.width);
  return matrix(proof, layout) + clean_section(proof, layout) + survivor_section(proof, layout) +
         idle_section(proof, layout) + collateral_section(proof, layout) + open_section(proof, layout) +
         redundant_section(proof, layout) + score(proof, layout);
}

}  // namespace conform::prove
