#ifndef NOTEGRAPH_TESTS_SUPPORT_SHARED_MATERIAL_H_
#define NOTEGRAPH_TESTS_SUPPORT_SHARED_MATERIAL_H_

#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace notegraph::test {

/// `name` in the folder of real notes, annotations and graphs that tests use where it is there:
/// $NOTEGRAPH_SHARED, else "shared" beside the source tree. A user has no such folder, so a test skips itself
/// where the path does not exist.
inline std::filesystem::path shared_material(std::string_view name) {
  const char* given = std::getenv("NOTEGRAPH_SHARED");
  const std::filesystem::path folder =
      given != nullptr ? std::filesystem::path(given)
                       : std::filesystem::path(NOTEGRAPH_SOURCE_DIR).parent_path() / "shared";
  return folder / name;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_SHARED_MATERIAL_H_
