#include "extract/relations/relation_finder.h"

#include <utility>

#include "extract/relations/pair_features.h"

namespace notegraph::extract {

std::vector<FoundRelation> find_relations(const ExtractorModels& models, const Ontology& ontology,
                                          const NoteView& note, const std::vector<FoundEntity>& entities,
                                          const std::vector<EntityMention>& mentions,
                                          double min_probability) {
  const PairFeatures features(note, entities, mentions);
  std::vector<FoundRelation> relations;
  for (auto& [pair, contexts] : find_pair_contexts(note.structure, note.tokens, mentions)) {
    FoundRelation best;
    for (const auto& [head, tail] : {pair, std::pair(pair.second, pair.first)}) {
      const std::vector<float> probabilities =
          models.relation.probabilities(features.of(head, tail, contexts));
      for (std::size_t label = 1; label < probabilities.size(); ++label) {
        const std::string& type = models.relation_types[label];
        if (probabilities[label] <= best.probability || probabilities[label] < min_probability) continue;
        if (!ontology.allows(entities[head].type, type, entities[tail].type)) continue;
        best = {head, type, tail, probabilities[label], {}};
      }
    }
    if (best.probability <= 0) continue;
    best.contexts = std::move(contexts);
    relations.push_back(std::move(best));
  }
  return relations;
}

}  // namespace notegraph::extract
