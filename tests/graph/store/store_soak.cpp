// Puts the store through many trials of crashes and of damaged files; rocksdb_durability_test.cpp runs a few
// of them.
//   store_soak [TRIALS [SEED]]    Trial i has seed SEED + i; a failure names its own, to be run alone.
#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "tests/graph/store/crash_trial.h"
#include "tests/graph/store/damage_trial.h"
#include "tests/graph/store/trials.h"

int main(int argc, char** argv) {
  namespace test = notegraph::test;
  const std::uint64_t trials = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device()();
  test::CrashCounts crashes;
  test::DamageCounts damages;
  auto status = test::run_trials(seed, trials, test::run_crash_trial, crashes);
  if (status) status = test::run_trials(seed, trials, test::run_damage_trial, damages);
  if (!status) {
    fmt::print(stderr, "{}\n", status.message());
    return 1;
  }
  fmt::print(
      "{} trials from seed {}: {} power cuts, {} failed syncs, {} full disks ({} of them in recovery); "
      "{} writes, {} of them imports, {} unacknowledged ones lost\n",
      trials, seed, crashes.power_cuts, crashes.failed_syncs, crashes.full_disks, crashes.cuts_in_recovery,
      crashes.writes, crashes.imports, crashes.writes_lost);
  fmt::print(
      "{} damaged files: {} refused, {} found by readers, {} gave an earlier state; {} repairs named {} lost "
      "notes; "
      "{} damaged files of backups, {} refused\n",
      damages.files, damages.refused, damages.found, damages.earlier_states, damages.repaired,
      damages.lost_notes, damages.backup_files, damages.backups_refused);
  return 0;
}
