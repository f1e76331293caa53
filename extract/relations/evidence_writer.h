#ifndef NOTEGRAPH_EXTRACT_RELATIONS_EVIDENCE_WRITER_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_EVIDENCE_WRITER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/linking/entity_candidate.h"
#include "extract/relations/found_entity.h"
#include "extract/relations/pair_context.h"
#include "graph/model/evidence.h"

namespace notegraph::extract {

inline constexpr std::size_t kMaxQuoteCharacters = 160;

/// The evidence that `context` gives: the sentence of its mentions; from the first one's to the second one's
/// where these stand in one block and kMaxQuoteCharacters have room for all of it; else the second one's. Cut
/// around the mentions to kMaxQuoteCharacters where it is longer.
Evidence write_evidence(const NoteView& note, const std::string& note_id,
                        const std::vector<EntityMention>& mentions, const PairContext& context,
                        double confidence);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_EVIDENCE_WRITER_H_
