#ifndef NOTEGRAPH_TESTS_BENCH_STORED_GRAPH_H_
#define NOTEGRAPH_TESTS_BENCH_STORED_GRAPH_H_

#include <filesystem>

#include "graph/model/status.h"
#include "tests/bench/graph_generator.h"

namespace notegraph::bench {

/// The relations of the store at `directory`; of those between the same two entities in the same direction
/// the most trusted. Errors: those of the store.
Result<EdgeList> read_stored_graph(const std::filesystem::path& directory);

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_STORED_GRAPH_H_
