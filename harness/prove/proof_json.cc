#include "prove/proof_json.h"

#include <nlohmann/json.hpp>

namespace conform::prove {
namespace {

using Json = nlohmann::ordered_json;

Json symptoms_json(const std::vector<Symptom>& symptoms) {
  Json list = Json::array();
  for (const Symptom& symptom : symptoms)
    list.push_back(
        {{"address", symptom.address}, {"requirements", symptom.requirements}, {"finding", symptom.finding}});
  return list;
}

std::string_view verdict_of(const Trial& trial) {
  if (trial.caught()) return "caught";
  return trial.excuse.empty() ? "survived" : "excused";
}

Json trial_json(const Trial& trial) {
  Json json = {{"name", trial.fault.name},
               {"area", trial.fault.area},
               {"wrong", trial.fault.wrong},
               {"requirements", trial.fault.requirements},
               {"verdict", verdict_of(trial)}};
  if (!trial.excuse.empty()) json["reason"] = trial.excuse;
  json["played"] = trial.played;
  json["caught_by"] = symptoms_json(trial.catches);
  json["collateral"] = symptoms_json(trial.collateral);
  json["errors"] = trial.errors;
  return json;
}

Json scenario_json(const ScenarioProof& scenario) {
  Json json = {{"address", scenario.address},
               {"file", scenario.where.file},
               {"line", scenario.where.line},
               {"catches", scenario.catches},
               {"collateral", scenario.collateral}};
  if (!scenario.excuse.empty()) json["reason"] = scenario.excuse;
  return json;
}

}  // namespace

std::string proof_json(const Proof& proof) {
  Json json = {{"kimai", proof.version}, {"full", proof.full}, {"holds", holds(proof)}};
  json["faults_caught"] = caught(proof);
  json["faults_tried"] = proof.trials.size();
  json["interrupted"] = proof.interrupted;
  json["clean"] = {{"passed", proof.is_clean()},
                   {"failed", symptoms_json(proof.clean)},
                   {"errors", proof.errors},
                   {"skipped", proof.skipped}};
  json["faults"] = Json::array();
  for (const Trial& trial : proof.trials) json["faults"].push_back(trial_json(trial));
  json["scenarios"] = Json::array();
  for (const ScenarioProof& scenario : proof.scenarios) json["scenarios"].push_back(scenario_json(scenario));
  json["prove_nothing"] = Json::array();
  for (const ScenarioProof* scenario : idle(proof)) json["prove_nothing"].push_back(scenario->address);
  json["requirements_without_fault"] = proof.unbroken;
  json["redundant_expectations"] = Json::array();
  for (const Redundant& row : proof.redundant)
    json["redundant_expectations"].push_back({{"scenario", row.scenario},
                                              {"file", row.where.file},
                                              {"line", row.where.line},
                                              {"column", row.where.column},
                                              {"broken_by", row.broken_by}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace conform::prove
