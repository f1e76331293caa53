#include "api/evaluation/breakdown.h"

#include <algorithm>
#include <array>

namespace notegraph::evaluation {
namespace {

constexpr std::size_t kBands = 10;

template <typename Visit>
void for_each_entity(const Evaluation& evaluation, Visit visit) {
  for (const DocumentResult& document : evaluation.documents) {
    for (std::size_t i = 0; i < document.predicted.entities.size(); ++i) {
      visit(document.predicted.entities[i], document.comparison.gold_of[i].has_value());
    }
  }
}

template <typename Visit>
void for_each_relation(const Evaluation& evaluation, Visit visit) {
  for (const DocumentResult& document : evaluation.documents) {
    for (std::size_t i = 0; i < document.predicted.relations.size(); ++i) {
      visit(document.predicted.relations[i], document.comparison.relation_right[i]);
    }
  }
}

void add(bool right, Tally& tally) {
  ++tally.count;
  tally.right += right ? 1 : 0;
}

class Calibration {
 public:
  void add_prediction(double confidence, bool right) {
    // 0.7 * 10 is a little below 7.
    const auto band = static_cast<std::size_t>(confidence * kBands + 1e-9);
    add(right, tallies_[std::min(band, kBands - 1)]);
  }

  std::vector<ConfidenceBand> bands() const {
    std::vector<ConfidenceBand> bands;
    for (std::size_t i = 0; i < kBands; ++i) {
      if (tallies_[i].count == 0) continue;
      bands.push_back({static_cast<double>(i) / kBands, static_cast<double>(i + 1) / kBands, tallies_[i]});
    }
    return bands;
  }

 private:
  std::array<Tally, kBands> tallies_{};
};

std::string or_unknown(const std::string& name) {
  return name.empty() ? "unknown" : name;
}

}  // namespace

std::vector<ConfidenceBand> calibrate_entities(const Evaluation& evaluation) {
  Calibration calibration;
  for_each_entity(evaluation, [&](const extract::Annotation::Entity& entity, bool right) {
    calibration.add_prediction(entity.confidence, right);
  });
  return calibration.bands();
}

std::vector<ConfidenceBand> calibrate_relations(const Evaluation& evaluation) {
  Calibration calibration;
  for_each_relation(evaluation, [&](const extract::Annotation::Relation& relation, bool right) {
    calibration.add_prediction(relation.confidence, right);
  });
  return calibration.bands();
}

std::map<std::string, Tally> tally_entities_by_step(const Evaluation& evaluation) {
  std::map<std::string, Tally> tallies;
  for_each_entity(evaluation, [&](const extract::Annotation::Entity& entity, bool right) {
    add(right, tallies[or_unknown(entity.found_by)]);
  });
  return tallies;
}

std::map<std::string, Tally> tally_relations_by_rule(const Evaluation& evaluation) {
  std::map<std::string, Tally> tallies;
  for_each_relation(evaluation, [&](const extract::Annotation::Relation& relation, bool right) {
    add(right, tallies[or_unknown(relation.rule)]);
  });
  return tallies;
}

std::map<std::string, extract::Score> score_by_language(const Evaluation& evaluation) {
  std::map<std::string, extract::Score> scores;
  for (const DocumentResult& document : evaluation.documents) {
    scores[or_unknown(document.language)] += document.comparison.score;
  }
  return scores;
}

}  // namespace notegraph::evaluation
