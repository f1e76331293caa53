#include "api/maintenance/growing_directory.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <system_error>
#include <utility>

namespace notegraph::maintenance {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kBetweenLooks{100};

/// What cannot be read is being made, or renamed, and counts the next time.
std::uint64_t bytes_in(const fs::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
    std::error_code gone;
    const std::uint64_t size = file->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

}  // namespace

GrowingDirectory::GrowingDirectory(fs::path directory, store::CopyProgress progress) {
  if (!progress) return;
  teller_ = std::jthread(
      [directory = std::move(directory), progress = std::move(progress)](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any stopped;
        std::unique_lock lock(mutex);
        do {
          progress(bytes_in(directory));
          stopped.wait_for(lock, stop, kBetweenLooks, [] { return false; });
        } while (!stop.stop_requested());
      });
}

}  // namespace notegraph::maintenance
