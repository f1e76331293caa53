#ifndef NOTEGRAPH_EXTRACT_RELATIONS_RELATION_CANDIDATE_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_RELATION_CANDIDATE_H_

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "extract/knowledge/known_relations.h"
#include "extract/learning/extractor_models.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"

namespace notegraph::extract {

/// A likely relation of two entities, by what the note says of these two alone.
struct RelationCandidate {
  std::size_t head = 0, tail = 0;         ///< Entities.
  std::size_t label = 0;                  ///< Index into ExtractorModels::relation_types.
  float stated = 0;                       ///< Its probability, given both entities.
  float next = 0;                         ///< Of the likeliest other relation of the two.
  float by_features = 0, by_network = 0;  ///< Log odds against none, of each model that was asked.
  float unrelated = 0;                    ///< Of none, from head to tail.
  float unrelated_reversed = 0;           ///< Of none, from tail to head.
  float stated_at_best = 0;               ///< Its probability if they met only where that makes it likeliest.
  float stated_somewhere = 0;         ///< That it is stated at one of the places, if each spoke for itself.
  int by_template = 0;                ///< 2: a judged place states it by a template, 1: another of the two.
  bool stated_plainly = true;         ///< A judged place says it, neither as possible nor under a condition.
  std::vector<PairContext> contexts;  ///< Where the two meet, the most telling first; at least one.
};

using RelationNumbers = std::array<float, kRelationNumbers>;

/// Gives `use` how each candidate stands, one after the other, for BoostedTrees: what the pair alone says,
/// how sure both entities are, whether the relation is generally known, and its rivals, the other relations
/// that its head and its tail might have. (After Collins 2000, "Discriminative reranking for natural language
/// parsing": a second model sees whole readings that the first proposes.) O(n log n).
void weigh_candidates(const std::vector<RelationCandidate>& candidates, const MentionMap& map,
                      const KnownRelations& known, const ExtractorModels& models,
                      const std::function<void(const RelationNumbers&)>& use);

/// The indexes of the candidates that are the likeliest of their pair, by `probabilities`, one a candidate.
/// Those of a pair stand one behind the other.
std::vector<std::size_t> likeliest_of_pairs(const std::vector<RelationCandidate>& candidates,
                                            const std::vector<float>& probabilities);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_RELATION_CANDIDATE_H_
