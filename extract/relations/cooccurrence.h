#ifndef NOTEGRAPH_EXTRACT_RELATIONS_COOCCURRENCE_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_COOCCURRENCE_H_

#include <cstddef>
#include <vector>

#include "extract/linking/entity_candidate.h"
#include "extract/relations/found_entity.h"
#include "extract/relations/relation_finder.h"

namespace notegraph::extract {

/// `related_to` for entities that stand in one sentence at least three times and of which `known` says
/// nothing: the commonest pairs first, at most twenty, since nearness alone says little. Ties go by entity.
std::vector<FoundRelation> find_cooccurrences(const NoteView& note,
                                              const std::vector<EntityMention>& mentions,
                                              const std::vector<FoundRelation>& known);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_COOCCURRENCE_H_
