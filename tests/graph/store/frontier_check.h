#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_FRONTIER_CHECK_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_FRONTIER_CHECK_H_

#include <cstddef>
#include <random>
#include <vector>

#include "graph/store/graph_store.h"

namespace notegraph::test {

/// All pages of `limit` rows of Snapshot::expand(), one behind the other. A page that is not full but for the
/// last fails the test.
std::vector<store::FrontierRelation> expand_all(const store::Snapshot& snapshot,
                                                const std::vector<EntityId>& frontier,
                                                const store::RelationFilter& filter, std::size_t limit);

/// Of a random frontier and filter, pages of several sizes must give what a scan of all relations gives.
void expect_expands_as_scanned(const store::Snapshot& snapshot, std::mt19937_64& random);

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_FRONTIER_CHECK_H_
