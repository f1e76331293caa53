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
/// - what stands below a label or heading ("优点：", "# LoRA 的优点是什么？"), and what follows one in its
/// line
///   ("优点：快；缺点：贵", "LoRA 的优点是省显存"): of the entity that the label names, else of the one that
///   the lead or the nearest heading above names; where these name several, of none of them. A definition is
///   of what it names first;
/// - the first sentence that opens with an entity and says what it is, as its definition;
/// - a displayed formula, of what the text that it completes is about;
/// - "question": headings that ask about an entity.
/// In text order. The confidence of each way is set by hand, not measured: it orders the ways, no more.
/// `mentions` are those of the note's entities, in text order.
std::vector<FoundAttribute> find_attributes(const NoteView& note, const std::string& note_id,
                                            const std::vector<EntityMention>& mentions);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_FINDER_H_
