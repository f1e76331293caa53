#ifndef NOTEGRAPH_GRAPH_DECISIONS_MERGE_PROPOSALS_H_
#define NOTEGRAPH_GRAPH_DECISIONS_MERGE_PROPOSALS_H_

#include <vector>

#include "graph/model/entity.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::decisions {

/// Why two entities are perhaps one; the likeliest reason first.
enum class MergeReason {
  name_is_alias,  ///< Of one type, and the name of one is an alias of the other.
  shared_alias,   ///< Of one type, and both have an alias.
  two_types,      ///< One name, two types.
  similar_names,  ///< Of one type, and the names differ in one letter: a slip, or a plural.
};

struct MergeProposal {
  EntityId keep;   ///< The one with more mentions; ties: the smaller id.
  EntityId merge;  ///< The other.
  MergeReason reason = MergeReason::name_is_alias;
  std::string name;  ///< The name that they share; empty for similar_names.
  bool operator==(const MergeProposal&) const = default;
};

/// Pairs of entities that a person should look at, each once with its best reason, by reason, then by
/// mentions of both together, most first, then by id; without those that are kept apart (KeptApart). Names
/// are compared by surface_key(). Similar names have at least six letters, and the same digits and signs: GPT-2
/// and GPT-3, DeepLabv3 and DeepLabv3+ are two things each. Names of Chinese characters are none, for there one
/// makes another word; nor are those of two entities that both have other names and share none. A name that
/// more than eight entities share is passed over: it says nothing then. Similar names are found by their
/// common results of taking one letter out (Garbe 2012, "SymSpell"), so the cost is O(names times their
/// length), not of all pairs. Errors: those of the snapshot.
Result<std::vector<MergeProposal>> propose_merges(const store::Snapshot& snapshot);

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_MERGE_PROPOSALS_H_
