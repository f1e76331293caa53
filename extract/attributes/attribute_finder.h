#ifndef NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_FINDER_H_
#define NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_FINDER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/linking/entity_candidate.h"
#include "extract/relations/found_entity.h"
#include "graph/model/entity.h"

namespace notegraph::extract {

/// An attribute and the entity that it is of.
struct FoundAttribute {
  std::size_t entity = 0;
  Attribute attribute;
};

/// What the note states about single entities:
/// - what follows a label ("定义：", "Advantages:") or stands in the list under it, about the one entity that
/// the lead or
///   the nearest heading above names; where a heading names several, about none of them;
/// - the first sentence that opens with an entity and says what it is, as its definition;
/// - "question": headings that ask about an entity.
/// In text order. `mentions` are those of the note's entities, in text order.
std::vector<FoundAttribute> find_attributes(const NoteView& note, const std::string& note_id,
                                            const std::vector<EntityMention>& mentions);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_FINDER_H_
