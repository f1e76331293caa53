// Writes tests/fixtures/store_v1 anew, as a new format version needs it under a new name:
//   cmake --build build/release --target write_store_fixture && .../write_store_fixture DIRECTORY
// Afterwards delete LOG* and OPTIONS-* there: RocksDB needs neither, and they name the machine's paths.
#include <cstdio>

#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/store_fixture.h"

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: write_store_fixture DIRECTORY\n", stderr), 2;
  const auto store = notegraph::store::open_rocksdb_graph_store(argv[1]);
  if (!store) return std::fprintf(stderr, "%s\n", store.status().message().c_str()), 1;
  const auto written = (*store)->write(notegraph::test::fixture_batch());
  if (!written) return std::fprintf(stderr, "%s\n", written.status().message().c_str()), 1;
  return 0;
}
