#include "api/evaluation/evaluation_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

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

}  // namespace

std::string to_json(const Evaluation& evaluation) {
  const extract::Score& total = evaluation.total;
  Json missing = Json::array();
  for (const DocumentResult& document : evaluation.documents) {
    if (document.missing) missing.push_back(document.name);
  }
  Json value = {{"documents", evaluation.documents.size()}, {"missing", std::move(missing)}};
  add_shares("entity", total.entity, value);
  add_shares("typed_entity", total.typed, value);
  add_shares("relation", total.relation, value);
  add_shares("untyped_relation", total.untyped, value);
  value["gold_entities"] = total.entity.gold;
  value["predicted_entities"] = total.entity.predicted;
  value["gold_relations"] = total.relation.gold;
  value["predicted_relations"] = total.relation.predicted;
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace notegraph::evaluation
