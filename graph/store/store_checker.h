#ifndef NOTEGRAPH_GRAPH_STORE_STORE_CHECKER_H_
#define NOTEGRAPH_GRAPH_STORE_STORE_CHECKER_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/finding.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

struct CheckReport {
  StoreCounts counts;             ///< What the notes make of it.
  std::uint64_t records = 0;      ///< Looked at; 0: nothing in the store can be read.
  std::vector<Finding> findings;  ///< The first CheckOptions::max_findings.
  std::uint64_t finding_count = 0;

  bool sound() const { return finding_count == 0; }
};

struct CheckOptions {
  std::size_t max_findings = 100;
  std::function<void(std::size_t done, std::size_t total)> progress{};  ///< In notes; may be empty.
};

/// Whether the store in `directory` is what its notes make it, record for record: verifies the checksum of
/// every block, reads all that every note says, looks up every quote in the note's text (quote_checker.h),
/// derives everything else anew, and compares: entities, names, relations from both ends, evidence, mentions,
/// attributes and counts. Behind what cannot be read it goes on, as far as there is anything left
/// (salvage.h). It only reads, and must not be open elsewhere. `scratch`, an empty or missing directory,
/// needs as much room as the store, and is removed at the end. Costs as much as writing all notes once.
/// Damage is not an error but a finding. Errors: not_found, busy and bad_data, as open_rocksdb_graph_store()
/// for `directory`; invalid_argument, there is something in `scratch`; io_error.
Result<CheckReport> check_store(const std::filesystem::path& directory, const std::filesystem::path& scratch,
                                const CheckOptions& options = {});

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_STORE_CHECKER_H_
