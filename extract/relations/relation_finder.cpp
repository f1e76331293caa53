#include "extract/relations/relation_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/relations/candidate_finder.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_features.h"
#include "extract/relations/relation_candidate.h"
#include "graph/model/confidence.h"

namespace notegraph::extract {
namespace {

/// The judged contexts of `candidate`, the one that speaks most for it first; then only such as speak for it.
std::vector<PairContext> most_telling(const ExtractorModels& models, const RelationCandidate& candidate,
                                      PairFeatureMaker& feature_maker) {
  if (candidate.contexts.size() == 1) return candidate.contexts;
  const PairFeatures& features =
      feature_maker.make(candidate.head, candidate.tail, candidate.contexts).front();
  std::vector<std::pair<float, PairContext>> scored;
  for (std::size_t place = 0; place < features.places(); ++place) {
    std::vector<float> scores(models.relation_types.size());
    models.relation.weights.add_scores(features.of_place(place), scores);
    scored.emplace_back(scores[candidate.label] - scores[0], candidate.contexts[place]);
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PairContext> out;
  for (const auto& [score, context] : scored) {
    if (out.empty() || score > 0) out.push_back(context);
  }
  return out;
}

/// What no place states plainly is never sure enough to be accepted unseen.
constexpr float kMostUnlessPlain = static_cast<float>(kAcceptedConfidence) - 0.01F;

/// How likely each candidate holds.
std::vector<float> probabilities_of(const std::vector<RelationCandidate>& candidates, const MentionMap& map,
                                    const RelationGuide& guide, const ExtractorModels& models) {
  std::vector<float> probabilities;
  probabilities.reserve(candidates.size());
  if (!guide.steps.has(ExtractorStep::rivals)) {
    for (const RelationCandidate& candidate : candidates) {
      probabilities.push_back(candidate.stated * map.entity(candidate.head).probability *
                              map.entity(candidate.tail).probability);
    }
    return probabilities;
  }
  weigh_candidates(candidates, map, *guide.known, models, [&](const RelationNumbers& numbers) {
    probabilities.push_back(
        models.relation_calibration.confidence(models.relation_rank.probability(numbers)));
  });
  return probabilities;
}

}  // namespace

std::vector<FoundRelation> find_relations(const ExtractorModels& models, const RelationGuide& guide,
                                          const Ontology& ontology, const NoteView& note,
                                          const std::vector<FoundEntity>& entities,
                                          const std::vector<EntityMention>& mentions,
                                          double min_probability) {
  const MentionMap map(note, *guide.cues, entities, mentions);
  PairFeatureMaker feature_maker(map, guide);
  const std::vector<RelationCandidate> candidates =
      find_candidates(models, guide, ontology, map, feature_maker);
  const std::vector<float> probabilities = probabilities_of(candidates, map, guide, models);
  std::vector<FoundRelation> relations;
  for (const std::size_t c : likeliest_of_pairs(candidates, probabilities)) {
    const RelationCandidate& candidate = candidates[c];
    const float probability =
        candidate.stated_plainly ? probabilities[c] : std::min(probabilities[c], kMostUnlessPlain);
    if (probability < min_probability) continue;
    relations.push_back({candidate.head, models.relation_types[candidate.label], candidate.tail, probability,
                         most_telling(models, candidate, feature_maker)});
  }
  return relations;
}

}  // namespace notegraph::extract
