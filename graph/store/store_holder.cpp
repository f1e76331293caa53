#include "graph/store/store_holder.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace notegraph::store {
namespace {

/// /proc has the arguments with a zero byte behind each.
std::string command_of(int pid) {
  std::ifstream in(fmt::format("/proc/{}/cmdline", pid), std::ios::binary);
  std::string command((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  while (!command.empty() && command.back() == '\0') command.pop_back();
  std::replace(command.begin(), command.end(), '\0', ' ');
  return command;
}

}  // namespace

std::optional<StoreHolder> find_store_holder(const std::filesystem::path& directory) {
  const int file = open((directory / "LOCK").c_str(), O_RDWR | O_CLOEXEC);  // As RocksDB locks it.
  if (file < 0) return std::nullopt;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  const bool known = fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK && lock.l_pid > 0;
  close(file);
  if (!known) return std::nullopt;
  return StoreHolder{lock.l_pid, command_of(lock.l_pid)};
}

}  // namespace notegraph::store
