#include "extract/relations/relation_finder.h"

#include <algorithm>
#include <utility>

#include "extract/relations/pair_features.h"

namespace notegraph::extract {
namespace {

// How often a phrase of the pattern lexicon between two entities is right where the model would not have it:
// 27 more relations on the gold notes, learnt from silver alone, of which 10 are right; more where the
// sentences are plain.
constexpr float kStated = 0.5F;

struct ContextProbability {
  float probability = 0;
  PairContext context;
};

/// The probabilities of all labels at each context.
std::vector<std::vector<float>> judge(const ExtractorModels& models, const PairFeatures& features,
                                      std::size_t head, std::size_t tail,
                                      const std::vector<PairContext>& contexts) {
  std::vector<std::vector<float>> judged;
  for (const PairContext& context : contexts) {
    judged.push_back(models.relation.probabilities(features.of(head, tail, context)));
    const auto statement = features.statement_at(context);
    if (!statement || statement->forward != features.is_first(head, context)) continue;
    for (std::size_t label = 1; label < models.relation_types.size(); ++label) {
      float& probability = judged.back()[label];
      if (models.relation_types[label] == statement->relation) probability = std::max(probability, kStated);
    }
  }
  return judged;
}

std::vector<PairContext> clearest(std::vector<ContextProbability> contexts, double min_probability) {
  std::stable_sort(
      contexts.begin(), contexts.end(),
      [](const ContextProbability& a, const ContextProbability& b) { return a.probability > b.probability; });
  std::vector<PairContext> out;
  for (const ContextProbability& context : contexts) {
    if (context.probability >= min_probability) out.push_back(context.context);
  }
  return out;
}

}  // namespace

std::vector<FoundRelation> find_relations(const ExtractorModels& models, const CueLexicon& cues,
                                          const Ontology& ontology, const NoteView& note,
                                          const std::vector<FoundEntity>& entities,
                                          const std::vector<EntityMention>& mentions,
                                          double min_probability) {
  const PairFeatures features(note, cues, entities, mentions);
  std::vector<FoundRelation> relations;
  for (const auto& [pair, contexts] : find_pair_contexts(note.structure, note.tokens, mentions)) {
    FoundRelation best;
    std::vector<ContextProbability> best_contexts;
    for (const auto& [head, tail] : {pair, std::pair(pair.second, pair.first)}) {
      const std::vector<std::vector<float>> judged = judge(models, features, head, tail, contexts);
      for (std::size_t label = 1; label < models.relation_types.size(); ++label) {
        const std::string& type = models.relation_types[label];
        float probability = 0;
        for (const std::vector<float>& of_context : judged)
          probability = std::max(probability, of_context[label]);
        if (probability <= best.probability || probability < min_probability) continue;
        if (!ontology.allows(entities[head].type, type, entities[tail].type)) continue;
        best = {head, type, tail, probability, {}};
        best_contexts.clear();
        for (std::size_t c = 0; c < contexts.size(); ++c)
          best_contexts.push_back({judged[c][label], contexts[c]});
      }
    }
    if (best.probability <= 0) continue;
    best.contexts = clearest(std::move(best_contexts), min_probability);
    relations.push_back(std::move(best));
  }
  return relations;
}

}  // namespace notegraph::extract
