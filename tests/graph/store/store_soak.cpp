// Puts the store through many trials of crashes, damaged files and reads that fail;
// rocksdb_durability_test.cpp runs a few of them.
//   store_soak [TRIALS [SEED]]    Trial i has seed SEED + i; a failure names its own, to be run alone.
#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "tests/graph/store/crash_trial.h"
#include "tests/graph/store/damage_trial.h"
#include "tests/graph/store/read_fault_trial.h"
#include "tests/graph/store/trials.h"

int main(int argc, char** argv) {
  namespace test = notegraph::test;
  const std::uint64_t trials = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device()();
  test::CrashCounts crashes;
  test::DamageCounts damages;
  auto status = test::run_trials(seed, trials, test::run_crash_trial, crashes);
  if (status) status = test::run_trials(seed, trials, test::run_damage_trial, damages);
  test::ReadFaultCounts faults;
  if (status) status = test::run_trials(seed, trials, test::run_read_fault_trial, faults);
  if (!status) {
    fmt::print(stderr, "{}\n", status.message());
    return 1;
  }
  fmt::print(
      "{} trials from seed {}: {} power cuts, {} failed syncs, {} full disks ({} of them in recovery); "
      "{} writes, {} of them imports, {} unacknowledged ones lost; {} of unknown outcome sent again, {} of "
      "them "
      "were there; {} files ended in zeros or garbage\n",
      trials, seed, crashes.power_cuts, crashes.failed_syncs, crashes.full_disks, crashes.cuts_in_recovery,
      crashes.writes, crashes.imports, crashes.writes_lost, crashes.repeated, crashes.found_again,
      crashes.spoiled_tails);
  fmt::print(
      "{} damaged files: {} refused, {} found by readers, {} gave an earlier state; {} repairs named {} lost "
      "notes; "
      "{} damaged files of backups, {} refused\n",
      damages.files, damages.refused, damages.found, damages.earlier_states, damages.repaired,
      damages.lost_notes, damages.backup_files, damages.backups_refused);
  fmt::print(
      "{} reads failed and {} were short: {} opens, {} questions, {} writes and {} backups refused, {} "
      "repairs "
      "named what they could not read, {} did no harm\n",
      faults.errors, faults.short_reads, faults.opens_refused, faults.reads_refused, faults.writes_refused,
      faults.backups_refused, faults.repairs_short, faults.unharmed);
  return 0;
}
