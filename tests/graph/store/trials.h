#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_TRIALS_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_TRIALS_H_

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "graph/model/status.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::test {

/// Runs trials of the seeds from `first_seed` on, each in a directory of its own, several at a time: most of
/// a trial is waiting. Errors: the first that came up; its message names the seed of its trial.
template <typename Counts>
Status run_trials(std::uint64_t first_seed, std::uint64_t trials,
                  Status (*trial)(std::uint64_t seed, const std::filesystem::path& directory, Counts& counts),
                  Counts& counts) {
  constexpr int kTrialsAtATime = 8;
  std::mutex mutex;
  std::uint64_t started = 0;
  Status first_error;
  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (started < trials && first_error) {
      const std::uint64_t seed = first_seed + started++;
      lock.unlock();
      const TemporaryDirectory directory;
      Counts more;
      const Status status = trial(seed, directory.path() / "store", more);
      lock.lock();
      counts += more;
      if (!status && first_error) {
        first_error = {status.code(), fmt::format("seed {}: {}", seed, status.message())};
      }
    }
  };
  std::vector<std::jthread> workers;
  for (int i = 0; i < kTrialsAtATime; ++i) workers.emplace_back(work);
  workers.clear();  // Waits for them.
  return first_error;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_TRIALS_H_
