#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PAIR_JUDGE_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PAIR_JUDGE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "extract/extractor_steps.h"
#include "extract/learning/extractor_models.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"
#include "extract/relations/pair_features.h"
#include "graph/model/ontology.h"

namespace notegraph::extract {

/// What the models say of two entities; each per order, [0]: the first of the two is the head, and per label.
struct PairJudgement {
  using InBothOrders = std::array<std::vector<float>, 2>;
  InBothOrders probabilities;            ///< Of both models together.
  InBothOrders by_features, by_network;  ///< Log odds against none. Without a network both say the same.
};

/// Asks the relation model, which looks at features, and the network, which reads word by word.
class PairJudge {
 public:
  /// All but the steps must outlive this. O(tokens).
  PairJudge(const ExtractorModels& models, const Ontology& ontology, const ExtractorSteps& steps,
            const MentionMap& map);
  PairJudge(const PairJudge&) = delete;
  PairJudge& operator=(const PairJudge&) = delete;

  /// Of a pair that meets at `contexts`, which has these features. Valid until the next call.
  const PairJudgement& judge(std::pair<std::size_t, std::size_t> pair,
                             const std::vector<PairContext>& contexts,
                             const std::array<PairFeatures, 2>& features);

  bool is_symmetric(std::size_t label) const { return is_symmetric_[label]; }

 private:
  void ask_network(std::pair<std::size_t, std::size_t> pair, const std::vector<PairContext>& contexts);

  const ExtractorModels& models_;
  const MentionMap& map_;
  std::vector<bool> is_symmetric_;  ///< Per label.
  NetworkNote note_;
  std::optional<NetworkReading> reading_;
  PairJudgement judgement_;
  std::vector<float> outcomes_;  ///< As the network numbers them.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PAIR_JUDGE_H_
