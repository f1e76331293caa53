#include "extract/relations/candidate_finder.h"

#include <array>
#include <optional>
#include <utility>

#include "extract/relations/assertion.h"
#include "extract/relations/pair_features.h"

namespace notegraph::extract {
namespace {

constexpr float kLeastStated = 0.02F;  ///< Below, nothing else that is known makes a relation likely.

class CandidateFinder {
 public:
  CandidateFinder(const ExtractorModels& models, const RelationGuide& guide, const Ontology& ontology,
                  const MentionMap& map)
      : models_(models),
        ontology_(ontology),
        map_(map),
        heeds_assertion_(guide.steps.has(ExtractorStep::assertion)),
        feature_maker_(map, guide) {}

  std::optional<RelationCandidate> find(std::pair<std::size_t, std::size_t> pair,
                                        const std::vector<PairContext>& places) {
    RelationCandidate best;
    best.contexts = heeds_assertion_ ? asserting_contexts(map_, places) : places;
    if (best.contexts.empty()) return std::nullopt;
    const std::array<PairFeatures, 2>& features = feature_maker_.make(pair.first, pair.second, best.contexts);
    const bool only_asked = heeds_assertion_ && is_asked(map_, best.contexts.front());
    for (const std::size_t order : {0, 1}) {
      models_.relation.probabilities(features[order].all(), probabilities_[order]);
    }
    for (const std::size_t order : {0, 1}) {
      const auto [head, tail] = order == 0 ? pair : std::pair(pair.second, pair.first);
      for (std::size_t label = 1; label < probabilities_[order].size(); ++label) {
        if (!may_be(head, label, tail, only_asked)) continue;
        const float probability = probabilities_[order][label];
        if (probability > best.stated) {
          // In the other order a symmetric relation is no rival of itself.
          if (label != best.label) best.next = best.stated;
          best.head = head;
          best.tail = tail;
          best.label = label;
          best.stated = probability;
          best.unrelated = probabilities_[order][0];
          best.unrelated_reversed = probabilities_[1 - order][0];
        } else if (probability > best.next && label != best.label) {
          best.next = probability;
        }
      }
    }
    if (best.stated < kLeastStated) return std::nullopt;
    return best;
  }

 private:
  /// A comparison is made by asking, nothing else.
  bool may_be(std::size_t head, std::size_t label, std::size_t tail, bool only_asked) const {
    const std::string& type = models_.relation_types[label];
    return ontology_.allows(map_.entity(head).type, type, map_.entity(tail).type) &&
           (!only_asked || ontology_.find_relation_type(type)->symmetric);
  }

  const ExtractorModels& models_;
  const Ontology& ontology_;
  const MentionMap& map_;
  const bool heeds_assertion_;
  PairFeatureMaker feature_maker_;
  std::array<std::vector<float>, 2> probabilities_;  ///< Of the pair that is looked at, per order.
};

}  // namespace

std::vector<RelationCandidate> find_candidates(const ExtractorModels& models, const RelationGuide& guide,
                                               const Ontology& ontology, const MentionMap& map,
                                               const std::vector<EntityMention>& mentions) {
  CandidateFinder finder(models, guide, ontology, map);
  std::vector<RelationCandidate> candidates;
  const NoteView note = map.note();
  for (const auto& [pair, contexts] :
       find_pair_contexts(note.structure, note.tokens, mentions, guide.steps)) {
    if (auto candidate = finder.find(pair, contexts)) candidates.push_back(*std::move(candidate));
  }
  return candidates;
}

}  // namespace notegraph::extract
