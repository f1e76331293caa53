#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_READ_FAULT_TRIAL_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_READ_FAULT_TRIAL_H_

#include <cstdint>
#include <filesystem>

#include "graph/model/status.h"

namespace notegraph::test {

/// What became of reads that failed.
struct ReadFaultCounts {
  ReadFaultCounts& operator+=(const ReadFaultCounts& more);

  std::uint64_t errors = 0;         ///< Reads that gave EIO ...
  std::uint64_t short_reads = 0;    ///< ... or less than was asked for.
  std::uint64_t opens_refused = 0;  ///< Of these: the store did not open, and said so.
  std::uint64_t reads_refused = 0;  ///< It opened, and a question was not answered.
  std::uint64_t writes_refused = 0;
  std::uint64_t backups_refused = 0;
  std::uint64_t repairs_short = 0;  ///< A repair named what it could not read.
  std::uint64_t unharmed = 0;       ///< Nobody noticed: the read was tried again, or not needed.
};

/// Makes a store of random writes and imports, and then lets single reads fail while it is opened, read,
/// written, backed up and repaired. Whatever is answered must be right, else it must be an error that says
/// so; and once the disk reads again, the store must hold all that it held. Errors: corruption, a promise was
/// broken; the message says which.
Status run_read_fault_trial(std::uint64_t seed, const std::filesystem::path& directory,
                            ReadFaultCounts& counts);

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_READ_FAULT_TRIAL_H_
