#pragma once

#include <string>

#include "prove/proof.h"

namespace conform::prove {

/// The whole proof as JSON, the kill matrix by fault and by scenario.
std::string proof_json(const Proof& proof);

}  // namespace conform::prove
