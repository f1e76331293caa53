#ifndef NOTEGRAPH_GRAPH_STORE_FRONTIER_EXPANSION_H_
#define NOTEGRAPH_GRAPH_STORE_FRONTIER_EXPANSION_H_

#include <cstddef>
#include <optional>
#include <span>

#include "graph/store/fact_reader.h"
#include "graph/store/frontier.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

/// Snapshot::expand(): one pass with one position over the ranges of keys in which the relations stand, and
/// what is known of the incoming ones looked up many at a time.
Result<Page<FrontierRelation, FrontierPlace>> expand_frontier(const RocksDbReader& records,
                                                              std::span<const EntityId> frontier,
                                                              const RelationFilter& filter,
                                                              const std::optional<FrontierPlace>& after,
                                                              std::size_t limit);

/// How many relations lead from or to an entity.
Result<std::uint64_t> count_relations(const RocksDbReader& records, EntityId id);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FRONTIER_EXPANSION_H_
