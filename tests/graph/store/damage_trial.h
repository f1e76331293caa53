#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_DAMAGE_TRIAL_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_DAMAGE_TRIAL_H_

#include <cstdint>
#include <filesystem>

#include "graph/model/status.h"

namespace notegraph::test {

/// What became of damaged files.
struct DamageCounts {
  DamageCounts& operator+=(const DamageCounts& more);

  std::uint64_t files = 0;           ///< Of stores, damaged one at a time.
  std::uint64_t refused = 0;         ///< Of them: the store does not open, and says why.
  std::uint64_t found = 0;           ///< It opens; what cannot be read says so.
  std::uint64_t earlier_states = 0;  ///< It opens as it was some writes before.
  std::uint64_t repaired = 0;        ///< Stores made anew of damaged ones ...
  std::uint64_t repaired_unopened =
      0;                              ///< ... of them: of those that do not open; one may count twice above.
  std::uint64_t lost_notes = 0;       ///< ... and what they miss, by name.
  std::uint64_t backup_files = 0;     ///< Of backups.
  std::uint64_t backups_refused = 0;  ///< Of them: not restored.
};

/// Makes a store of random writes and imports, and a backup of it, and damages their files of all kinds at
/// random, one at a time: bits are flipped, bytes are zeroed, files are cut short. What reads and opens must
/// then be right, or say that it is damaged: a damaged log or manifest may give the store as an earlier write
/// left it if no later one was known to last (graph/store/sync_mark.h), nothing else may. check_store() must
/// find what a reader finds; rebuild_store() must carry over every note as it was, or name it, or say what to
/// do instead. Errors:
/// corruption, a promise was broken; the message says which.
Status run_damage_trial(std::uint64_t seed, const std::filesystem::path& directory, DamageCounts& counts);

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_DAMAGE_TRIAL_H_
