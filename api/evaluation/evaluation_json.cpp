#include "api/evaluation/evaluation_json.h"

#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/evaluation/breakdown.h"

namespace notegraph::evaluation {
namespace {

using Json = nlohmann::ordered_json;

double to_four_digits(double share) {
  return std::round(share * 1e4) / 1e4;
}

void add_shares(const std::string& name, const extract::Counts& counts, Json& value) {
  value[name + "_precision"] = to_four_digits(counts.precision());
  value[name + "_recall"] = to_four_digits(counts.recall());
  value[name + "_f1"] = to_four_digits(counts.f1());
}

void add_score(const extract::Score& score, Json& value) {
  add_shares("entity", score.entity, value);
  add_shares("typed_entity", score.typed, value);
  add_shares("relation", score.relation, value);
  add_shares("untyped_relation", score.untyped, value);
  value["gold_entities"] = score.entity.gold;
  value["predicted_entities"] = score.entity.predicted;
  value["gold_relations"] = score.relation.gold;
  value["predicted_relations"] = score.relation.predicted;
}

void add_tally(const Tally& tally, Json& value) {
  value["count"] = tally.count;
  value["right"] = tally.right;
  value["share"] = to_four_digits(tally.share());
}

Json to_value(const std::vector<ConfidenceBand>& bands) {
  Json values = Json::array();
  for (const ConfidenceBand& band : bands) {
    Json value = {{"from", band.from}, {"to", band.to}};
    add_tally(band.tally, value);
    values.push_back(std::move(value));
  }
  return values;
}

Json to_value(const std::map<std::string, Tally>& tallies) {
  Json values = Json::object();
  for (const auto& [name, tally] : tallies) add_tally(tally, values[name]);
  return values;
}

Json to_value(const std::map<std::string, extract::Score>& scores) {
  Json values = Json::object();
  for (const auto& [name, score] : scores) add_score(score, values[name]);
  return values;
}

void add_change(const std::string& name, const extract::Counts& without, const extract::Counts& with,
                Json& value) {
  value[name + "_f1"] = to_four_digits(without.f1());
  value[name + "_f1_change"] = to_four_digits(without.f1() - with.f1());
}

Json to_value(const std::vector<Ablation>& ablations, const extract::Score& with) {
  Json values = Json::object();
  for (const auto& [left_out, without] : ablations) {
    Json& value = values[to_string(left_out)];
    add_change("entity", without.entity, with.entity, value);
    add_change("typed_entity", without.typed, with.typed, value);
    add_change("relation", without.relation, with.relation, value);
  }
  return values;
}

}  // namespace

std::string to_json(const Evaluation& evaluation, const EvaluationParts& parts,
                    const std::vector<Ablation>& ablations) {
  Json missing = Json::array();
  for (const DocumentResult& document : evaluation.documents) {
    if (document.missing) missing.push_back(document.name);
  }
  Json value = {{"documents", evaluation.documents.size()},
                {"missing", std::move(missing)},
                {"learnt", learnt_documents(evaluation)}};
  add_score(evaluation.total, value);
  if (parts.calibration) {
    value["calibration"] = {{"entities", to_value(calibrate_entities(evaluation))},
                            {"relations", to_value(calibrate_relations(evaluation))}};
  }
  if (parts.languages) value["languages"] = to_value(score_by_language(evaluation));
  if (parts.rules) {
    value["rules"] = {{"entities", to_value(tally_entities_by_step(evaluation))},
                      {"relations", to_value(tally_relations_by_rule(evaluation))}};
  }
  if (!ablations.empty()) value["ablation"] = to_value(ablations, evaluation.total);
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace notegraph::evaluation
