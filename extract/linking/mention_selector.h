#ifndef NOTEGRAPH_EXTRACT_LINKING_MENTION_SELECTOR_H_
#define NOTEGRAPH_EXTRACT_LINKING_MENTION_SELECTOR_H_

#include <vector>

#include "extract/linking/entity_candidate.h"

namespace notegraph::extract {

/// For each of `kept`, the spans that are left to it when no two mentions of the note may overlap, nor stand
/// on a token that is `taken`, which then says what these take, too: the more probable name wins, then the
/// longer, then the earlier; a known name wins over unknown parts of it that name the same. Some may be left
/// with none.
std::vector<std::vector<TokenSpan>> select_mentions(const std::vector<const EntityCandidate*>& kept,
                                                    std::vector<bool>& taken);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_MENTION_SELECTOR_H_
