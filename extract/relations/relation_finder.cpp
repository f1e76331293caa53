#include "extract/relations/relation_finder.h"

#include <algorithm>
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
        patterns_(cues.patterns()),
        ontology_(ontology),
        map_(note, cues, entities, mentions) {}

  /// The most probable relation of two entities; without type if none has `min_probability`.
  FoundRelation find(std::pair<std::size_t, std::size_t> pair, const std::vector<PairContext>& places,
                     double min_probability) const {
    const std::vector<PairContext> contexts = without_negated(map_, places);
    FoundRelation best;
    if (contexts.empty()) return best;
    std::size_t best_label = 0;
    PairFeatures best_features;
    for (const auto& [head, tail] : {pair, std::pair(pair.second, pair.first)}) {
      PairFeatures features = make_pair_features(map_, patterns_, head, tail, contexts);
      std::vector<float> probabilities = models_.relation.probabilities(features.all());
      for (std::size_t label = 1; label < probabilities.size(); ++label) {
        const std::string& type = models_.relation_types[label];
        if (probabilities[label] <= best.stated) continue;
        if (!ontology_.allows(map_.entity(head).type, type, map_.entity(tail).type)) continue;
        best = {head, type, tail, probabilities[label], 0, 0, {}};
        best_label = label;
        best_features = features;
      }
    }
    if (best_label == 0) return best;
    best.premise = map_.entity(best.head).probability * map_.entity(best.tail).probability;
    best.probability = models_.relation_calibration.confidence(best.stated, best.premise);
    if (best.probability < min_probability) return {};
    best.contexts = most_telling(contexts, best_features, best_label);
    return best;
  }

 private:
  /// The judged contexts, the one that speaks most for `label` first.
  std::vector<PairContext> most_telling(const std::vector<PairContext>& contexts,
                                        const PairFeatures& features, std::size_t label) const {
    std::vector<std::pair<float, PairContext>> scored;
    for (std::size_t place = 0; place < features.places.size(); ++place) {
      std::vector<float> scores(models_.relation_types.size());
      models_.relation.weights.add_scores(features.places[place], scores);
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
  const PatternLexicon& patterns_;
  const Ontology& ontology_;
  const MentionMap map_;
};

}  // namespace

std::vector<FoundRelation> find_relations(const ExtractorModels& models, const CueLexicon& cues,
                                          const Ontology& ontology, const NoteView& note,
                                          const std::vector<FoundEntity>& entities,
                                          const std::vector<EntityMention>& mentions,
                                          double min_probability) {
  const RelationFinder finder(models, cues, ontology, note, entities, mentions);
  std::vector<FoundRelation> relations;
  for (const auto& [pair, contexts] : find_pair_contexts(note.structure, note.tokens, mentions)) {
    FoundRelation found = finder.find(pair, contexts, min_probability);
    if (!found.type.empty()) relations.push_back(std::move(found));
  }
  return relations;
}

}  // namespace notegraph::extract
