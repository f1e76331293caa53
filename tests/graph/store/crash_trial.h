#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_CRASH_TRIAL_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_CRASH_TRIAL_H_

#include <cstdint>
#include <filesystem>

#include "graph/model/status.h"

namespace notegraph::test {

/// What trials went through.
struct CrashCounts {
  CrashCounts& operator+=(const CrashCounts& more);

  std::uint64_t power_cuts = 0;
  std::uint64_t failed_syncs = 0;
  std::uint64_t full_disks = 0;
  std::uint64_t cuts_in_recovery = 0;  ///< Of the faults: those before the store was open.
  std::uint64_t writes = 0;
  std::uint64_t imports = 0;        ///< Of the writes: those by table files.
  std::uint64_t spoiled_tails = 0;  ///< Files that ended in zeros or garbage after a power cut.
  std::uint64_t repeated = 0;       ///< Writes of unknown outcome that were sent again with their token ...
  std::uint64_t found_again = 0;    ///< ... of them: those that were there already.
  std::uint64_t writes_lost = 0;    ///< Issued, not acknowledged as lasting, and not there afterwards.
};

/// One life of a store on a disk on which things go wrong: random writes and imports, each life interrupted
/// several times by a power cut, a failed sync or a full disk, at a random place, also while it recovers from
/// the last one. After each recovery the store must hold what a memory store holds after the first so many
/// writes: all that were acknowledged as lasting, and nothing but what was issued. The last write of unknown
/// outcome is sent again, with its token, and must be carried out once, before or now. Errors: corruption, a
/// promise was broken; the message says which.
Status run_crash_trial(std::uint64_t seed, const std::filesystem::path& directory, CrashCounts& counts);

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_CRASH_TRIAL_H_
