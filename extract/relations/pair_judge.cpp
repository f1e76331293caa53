#include "extract/relations/pair_judge.h"

#include <algorithm>
#include <cmath>

#include "extract/relations/network_input.h"

namespace notegraph::extract {
namespace {

/// The network keeps some 400 bytes of each token; of longer notes, more than a megabyte, the features alone
/// are asked.
constexpr std::size_t kMostNetworkTokens = 500'000;

void write_log_odds(const std::vector<float>& probabilities, std::vector<float>& odds) {
  constexpr float kLeast = 1e-6F;
  odds.clear();
  for (const float probability : probabilities)
    odds.push_back(std::log(std::max(probability, kLeast) / std::max(probabilities[0], kLeast)));
}

}  // namespace

PairJudge::PairJudge(const ExtractorModels& models, const Ontology& ontology, const ExtractorSteps& steps,
                     const MentionMap& map)
    : models_(models), map_(map), is_symmetric_{false} {
  for (std::size_t label = 1; label < models.relation_types.size(); ++label)
    is_symmetric_.push_back(ontology.find_relation_type(models.relation_types[label])->symmetric);
  if (models.relation_network.empty() || !steps.has(ExtractorStep::network) ||
      map.note().tokens.tokens.size() > kMostNetworkTokens)
    return;
  note_ = network_note(map, models.entity_types);
  reading_.emplace(models.relation_network, note_);
}

const PairJudgement& PairJudge::judge(std::pair<std::size_t, std::size_t> pair,
                                      const std::vector<PairContext>& contexts,
                                      const std::array<PairFeatures, 2>& features) {
  for (const std::size_t order : {0, 1}) {
    models_.relation.probabilities(features[order].all(), judgement_.probabilities[order]);
    write_log_odds(judgement_.probabilities[order], judgement_.by_features[order]);
  }
  judgement_.by_network = judgement_.by_features;
  if (reading_) ask_network(pair, contexts);
  return judgement_;
}

void PairJudge::ask_network(std::pair<std::size_t, std::size_t> pair,
                            const std::vector<PairContext>& contexts) {
  reading_->judge(network_meetings(map_, pair.first, contexts), outcomes_);
  for (const std::size_t order : {0, 1}) {
    std::vector<float>& probabilities = judgement_.probabilities[order];
    probabilities[0] = 0;
    for (std::size_t label = 1; label < probabilities.size(); ++label) {
      const float straight = outcomes_[label];
      const float turned = outcomes_[models_.relation_network.turned(label)];
      float& odds = judgement_.by_network[order][label];
      odds = is_symmetric_[label] ? std::max(straight, turned) : order == 0 ? straight : turned;
      probabilities[label] = (judgement_.by_features[order][label] + odds) / 2;
    }
    softmax(probabilities);
  }
}

}  // namespace notegraph::extract
