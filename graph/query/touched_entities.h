#ifndef NOTEGRAPH_GRAPH_QUERY_TOUCHED_ENTITIES_H_
#define NOTEGRAPH_GRAPH_QUERY_TOUCHED_ENTITIES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// The entities that the writes behind number `sequence` touched, by id, without repeats: whatever was made
/// of a state of that number holds for all others. Nothing, if that is no longer known, or they are more than
/// `most`: read everything anew then. Errors: those of the snapshot.
Result<std::optional<std::vector<EntityId>>> find_touched(const store::Snapshot& snapshot,
                                                          std::uint64_t sequence, std::size_t most);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_TOUCHED_ENTITIES_H_
