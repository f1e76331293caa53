#ifndef NOTEGRAPH_EXTRACT_RELATIONS_RELATION_FINDER_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_RELATION_FINDER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/learning/extractor_models.h"
#include "extract/linking/entity_candidate.h"
#include "extract/relations/found_entity.h"
#include "extract/relations/pair_context.h"
#include "extract/relations/relation_guide.h"
#include "graph/model/ontology.h"

namespace notegraph::extract {

/// A relation between two entities of a note.
struct FoundRelation {
  std::size_t head = 0;  ///< Index into the entities.
  std::string type;
  std::size_t tail = 0;
  float probability = 0;
  std::vector<PairContext> contexts;  ///< Where the note says so, the clearest first; at least one.
};

/// What a note says about how its entities stand to each other: at most one relation for each two, the most
/// probable that `ontology` allows and that has at least `min_probability`. `mentions`: of `entities`, in
/// order.
std::vector<FoundRelation> find_relations(const ExtractorModels& models, const RelationGuide& guide,
                                          const Ontology& ontology, const NoteView& note,
                                          const std::vector<FoundEntity>& entities,
                                          const std::vector<EntityMention>& mentions, double min_probability);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_RELATION_FINDER_H_
