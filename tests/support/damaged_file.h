#ifndef NOTEGRAPH_TESTS_SUPPORT_DAMAGED_FILE_H_
#define NOTEGRAPH_TESTS_SUPPORT_DAMAGED_FILE_H_

#include <filesystem>
#include <fstream>

namespace notegraph::test {

/// Flips one bit of the byte at `place`.
inline void flip_bit(const std::filesystem::path& path, std::streamoff place) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(place);
  const char byte = static_cast<char>(file.get());
  file.seekp(place);
  file.put(static_cast<char>(byte ^ 1));
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_DAMAGED_FILE_H_
