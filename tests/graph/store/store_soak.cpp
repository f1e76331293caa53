// Puts the store through many crash trials; rocksdb_durability_test.cpp runs a few of them.
//   store_soak [TRIALS [SEED]]    Trial i has seed SEED + i; a failure names its own, to be run alone.
#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "tests/graph/store/crash_trial.h"

int main(int argc, char** argv) {
  namespace test = notegraph::test;
  const std::uint64_t trials = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device()();
  test::CrashCounts counts;
  if (const auto status = test::run_crash_trials(seed, trials, counts); !status) {
    fmt::print(stderr, "{}\n", status.message());
    return 1;
  }
  fmt::print(
      "{} trials from seed {}: {} power cuts, {} failed syncs, {} full disks ({} of them in recovery); "
      "{} writes, {} of them imports, {} unacknowledged ones lost\n",
      trials, seed, counts.power_cuts, counts.failed_syncs, counts.full_disks, counts.cuts_in_recovery,
      counts.writes, counts.imports, counts.writes_lost);
  return 0;
}
