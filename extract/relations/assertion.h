#ifndef NOTEGRAPH_EXTRACT_RELATIONS_ASSERTION_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_ASSERTION_H_

#include <vector>

#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"

namespace notegraph::extract {

/// Whether the clause that leads up to the second mention of `context` denies what it says of it: a cue of
/// the class `negation` stands right before the mention or right before the word that governs it, with no
/// other mention between ("RAG 不会导致灾难性遗忘", "does not need a GPU", "sans étiquettes").
bool is_negated(const MentionMap& map, const PairContext& context);

/// Whether `context` lies in one sentence that asks whether it is so ("A 能解决 B 吗？", "Does A need B?",
/// "Est-ce que A utilise B ?"). To ask why or how takes it for granted.
bool is_asked(const MentionMap& map, const PairContext& context);

/// The contexts that deny nothing; of these only such as do more than ask, where there are any.
std::vector<PairContext> asserting_contexts(const MentionMap& map, const std::vector<PairContext>& contexts);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_ASSERTION_H_
