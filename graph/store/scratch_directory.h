#ifndef NOTEGRAPH_GRAPH_STORE_SCRATCH_DIRECTORY_H_
#define NOTEGRAPH_GRAPH_STORE_SCRATCH_DIRECTORY_H_

#include <filesystem>
#include <system_error>
#include <utility>

namespace notegraph::store {

/// Removed with all it holds at the end of the scope.
class ScratchDirectory {
 public:
  explicit ScratchDirectory(std::filesystem::path path) : path_(std::move(path)) {}
  ~ScratchDirectory() { clear(); }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void clear() {
    std::error_code ignored;  // What stays behind is of no harm.
    std::filesystem::remove_all(path_, ignored);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_SCRATCH_DIRECTORY_H_
