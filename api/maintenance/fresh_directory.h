#ifndef NOTEGRAPH_API_MAINTENANCE_FRESH_DIRECTORY_H_
#define NOTEGRAPH_API_MAINTENANCE_FRESH_DIRECTORY_H_

#include <filesystem>
#include <string_view>
#include <system_error>

#include "api/maintenance/directory_swap.h"

namespace notegraph::maintenance {

/// A name beside `place` for a directory in the making; what is still there at the end of the scope is
/// removed.
class FreshDirectory {
 public:
  FreshDirectory(const std::filesystem::path& place, std::string_view word)
      : path_(unused_name_beside(place, word)) {}
  ~FreshDirectory() {
    std::error_code ignored;  // What stays behind is of no harm.
    std::filesystem::remove_all(path_, ignored);
  }
  FreshDirectory(const FreshDirectory&) = delete;
  FreshDirectory& operator=(const FreshDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace notegraph::maintenance

#endif  // NOTEGRAPH_API_MAINTENANCE_FRESH_DIRECTORY_H_
