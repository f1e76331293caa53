#ifndef NOTEGRAPH_API_MAINTENANCE_GROWING_DIRECTORY_H_
#define NOTEGRAPH_API_MAINTENANCE_GROWING_DIRECTORY_H_

#include <filesystem>
#include <thread>

#include "graph/store/backup_info.h"

namespace notegraph::maintenance {

/// Tells until the end of the scope, from a thread of its own, how many bytes the files in a directory hold
/// that somebody fills who does not tell himself.
class GrowingDirectory {
 public:
  /// The directory need not exist yet. With an empty `progress` nothing is done.
  GrowingDirectory(std::filesystem::path directory, store::CopyProgress progress);

 private:
  std::jthread teller_;
};

}  // namespace notegraph::maintenance

#endif  // NOTEGRAPH_API_MAINTENANCE_GROWING_DIRECTORY_H_
