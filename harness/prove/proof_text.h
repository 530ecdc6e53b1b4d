#pragma once

#include <string>

#include "prove/proof.h"
#include "report/terminal.h"

namespace conform::prove {

/// The proof for a terminal: the faults of each area with who catches them, then what is missing, then the
/// score.
std::string proof_text(const Proof& proof, const report::TerminalStyle& style);

}  // namespace conform::prove
