#include "extract/relations/relation_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/relations/mention_map.h"
#include "extract/relations/negation.h"
#include "extract/relations/pair_features.h"

namespace notegraph::extract {
namespace {

class RelationFinder {
 public:
  RelationFinder(const ExtractorModels& models, const CueLexicon& cues, const Ontology& ontology,
                 const NoteView& note, const std::vector<FoundEntity>& entities,
                 const std::vector<EntityMention>& mentions)
      : models_(models),
        ontology_(ontology),
        map_(note, cues, entities, mentions),
        feature_maker_(map_, cues.patterns()) {}

  /// The most probable relation of two entities; without type if none has `min_probability`.
  FoundRelation find(std::pair<std::size_t, std::size_t> pair, const std::vector<PairContext>& places,
                     double min_probability) {
    FoundRelation best;
    const float reliability = map_.entity(pair.first).probability * map_.entity(pair.second).probability;
    if (reliability < min_probability) return best;  // No relation of theirs can be likelier.
    const std::vector<PairContext> contexts = without_negated(map_, places);
    if (contexts.empty()) return best;
    const std::array<PairFeatures, 2>& features = feature_maker_.make(pair.first, pair.second, contexts);
    std::size_t best_label = 0, best_order = 0;
    for (const std::size_t order : {0, 1}) {
      const auto [head, tail] = order == 0 ? pair : std::pair(pair.second, pair.first);
      models_.relation.probabilities(features[order].all(), probabilities_);
      for (std::size_t label = 1; label < probabilities_.size(); ++label) {
        // The model judges two entities as if both were right: what it says holds only if they are.
        const float probability = probabilities_[label] * reliability;
        if (probability <= best.probability || probability < min_probability) continue;
        const std::string& type = models_.relation_types[label];
        if (!ontology_.allows(map_.entity(head).type, type, map_.entity(tail).type)) continue;
        best = {head, type, tail, probability, {}};
        best_label = label;
        best_order = order;
      }
    }
    if (best_label != 0) best.contexts = most_telling(contexts, features[best_order], best_label);
    return best;
  }

 private:
  /// The judged contexts, the one that speaks most for `label` first.
  std::vector<PairContext> most_telling(const std::vector<PairContext>& contexts,
                                        const PairFeatures& features, std::size_t label) const {
    std::vector<std::pair<float, PairContext>> scored;
    for (std::size_t place = 0; place < features.places(); ++place) {
      std::vector<float> scores(models_.relation_types.size());
      models_.relation.weights.add_scores(features.of_place(place), scores);
      scored.emplace_back(scores[label] - scores[0], contexts[place]);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<PairContext> out;
    for (const auto& [score, context] : scored) {
      if (out.empty() || score > 0) out.push_back(context);
    }
    return out;
  }

  const ExtractorModels& models_;
  const Ontology& ontology_;
  const MentionMap map_;
  PairFeatureMaker feature_maker_;
  std::vector<float> probabilities_;  ///< Of the pair that is looked at.
};

}  // namespace

std::vector<FoundRelation> find_relations(const ExtractorModels& models, const CueLexicon& cues,
                                          const Ontology& ontology, const NoteView& note,
                                          const std::vector<FoundEntity>& entities,
                                          const std::vector<EntityMention>& mentions,
                                          double min_probability) {
  RelationFinder finder(models, cues, ontology, note, entities, mentions);
  std::vector<FoundRelation> relations;
  for (const auto& [pair, contexts] : find_pair_contexts(note.structure, note.tokens, mentions)) {
    FoundRelation found = finder.find(pair, contexts, min_probability);
    if (!found.type.empty()) relations.push_back(std::move(found));
  }
  return relations;
}

}  // namespace notegraph::extract
