#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PAIR_CONTEXT_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PAIR_CONTEXT_H_

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "extract/extractor_steps.h"
#include "extract/reading/structured_note.h"
#include "extract/relations/found_entity.h"

namespace notegraph::extract {

/// How two mentions stand to each other in a note; in order of how much weight the place carries.
enum class ContextRule {
  sentence,       ///< In one sentence.
  row,            ///< In one row of a table, the first in its first cell.
  column,         ///< The first heads the column of the second.
  lead,           ///< The first in the line that introduces the second's block.
  heading,        ///< The first in the heading right above the second.
  outer_heading,  ///< The first in a heading further out.
  subject,        ///< The first opens the block in which the second stands, sentences later.
  next_sentence,  ///< In neighboring sentences.
};
const char* to_string(ContextRule rule);

struct PairContext {
  ContextRule rule = ContextRule::sentence;
  std::size_t first = 0, second = 0;  ///< Indexes of mentions; the first stands earlier in the text.
};

/// Two entities, the smaller index first, with the places where they meet, the most telling first, at most
/// kMaxContexts.
using PairContexts = std::map<std::pair<std::size_t, std::size_t>, std::vector<PairContext>>;
inline constexpr std::size_t kMaxContexts = 10;

/// Every pair of entities that meet somewhere; without ExtractorStep::structure only by `sentence` and
/// `next_sentence`. Linear in the mentions: one looks at no more than a fixed number of others.
PairContexts find_pair_contexts(const StructuredNote& structure, const TokenizedNote& tokens,
                                const std::vector<EntityMention>& mentions, const ExtractorSteps& steps = {});

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PAIR_CONTEXT_H_
