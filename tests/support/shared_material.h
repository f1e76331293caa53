#ifndef NOTEGRAPH_TESTS_SUPPORT_SHARED_MATERIAL_H_
#define NOTEGRAPH_TESTS_SUPPORT_SHARED_MATERIAL_H_

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace notegraph::test {

/// The folder of notes and annotations that are not part of the repository: $NOTEGRAPH_SHARED, else `shared`
/// beside it or one folder further up. Tests that want it skip where it is not.
inline std::optional<std::filesystem::path> find_shared_material() {
  namespace fs = std::filesystem;
  std::error_code error;
  if (const char* named = std::getenv("NOTEGRAPH_SHARED")) {
    return fs::is_directory(named, error) ? std::optional<fs::path>(named) : std::nullopt;
  }
  for (const char* place : {"..", "../.."}) {
    const fs::path path = fs::path(NOTEGRAPH_SOURCE_DIR) / place / "shared";
    if (fs::is_directory(path, error)) return path;
  }
  return std::nullopt;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_SHARED_MATERIAL_H_
