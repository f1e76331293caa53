#include "api/maintenance/directory_swap.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace notegraph::maintenance {
namespace {

namespace fs = std::filesystem;

Status failure(const fs::path& from, const fs::path& to) {
  return {StatusCode::io_error, fmt::format("cannot put '{}' in the place of '{}': {}", from.string(),
                                            to.string(), std::strerror(errno))};
}

/// Makes the names in `directory` survive a power cut.
Status sync_names(const fs::path& directory) {
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (synced) return {};
  return {StatusCode::io_error,
          fmt::format("cannot write '{}': {}", directory.string(), std::strerror(error))};
}

fs::path parent_of(const fs::path& place) {
  return fs::absolute(place).lexically_normal().parent_path();
}

}  // namespace

fs::path unused_name_beside(const fs::path& place, std::string_view word) {
  std::string base = fs::absolute(place).lexically_normal().string();
  if (base.ends_with('/')) base.pop_back();
  fs::path name = fmt::format("{}.{}", base, word);
  for (int i = 2; fs::exists(name); ++i) name = fmt::format("{}.{}-{}", base, word, i);
  return name;
}

Result<bool> swap_in(const fs::path& fresh, const fs::path& place, const fs::path& aside) {
  // rename(2) replaces a directory that is empty, or missing, in one step.
  const bool replaced = std::rename(fresh.c_str(), place.c_str()) == 0;
  if (!replaced) {
    if (errno != ENOTEMPTY && errno != EEXIST) return failure(fresh, place);
    if (renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) != 0) {
      return failure(fresh, place);
    }
    if (std::rename(fresh.c_str(), aside.c_str()) != 0) {
      const Status status = failure(fresh, aside);
      renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE);  // As it was.
      return status;
    }
  }
  if (Status status = sync_names(parent_of(place)); !status) return status;
  return !replaced;
}

}  // namespace notegraph::maintenance
