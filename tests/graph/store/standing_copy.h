#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_STANDING_COPY_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_STANDING_COPY_H_

#include <filesystem>
#include <vector>

namespace notegraph::test {

/// The files at any depth in `directory` that are not empty, in order.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& directory);

/// Copies a store that may be open, again until nothing was written or removed meanwhile: RocksDB tidies up
/// behind the last write.
void copy_standing(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_STANDING_COPY_H_
