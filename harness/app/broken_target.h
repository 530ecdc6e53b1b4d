#pragma once

#include "prove/fault.h"
#include "prove/workplace.h"

namespace conform::app {

/// References of that version for the workers of a proof.
prove::MakeWorkplace broken_targets(const Version& version);
/// Throws `InputError` if the reference's table of faults has none of that name, or not for the version.
void check_fault(const std::string& name, const Version& version);
/// The faults of the reference's table that the version can have; those of these names alone, if there are
/// names. Throws `InputError`.
std::vector<prove::Fault> faults_of(const Version& version, const std::vector<std::string>& names);

}  // namespace conform::app
