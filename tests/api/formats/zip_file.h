#ifndef NOTEGRAPH_TESTS_API_FORMATS_ZIP_FILE_H_
#define NOTEGRAPH_TESTS_API_FORMATS_ZIP_FILE_H_

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

#include "tests/support/temporary_directory.h"

namespace notegraph::test {

/// The bytes of a zip archive with these members (name, content).
inline std::string make_zip(const std::vector<std::pair<std::string, std::string>>& members) {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "made.zip").string();
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) throw std::runtime_error("cannot make " + file);
  for (const auto& [name, content] : members) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot write " + file);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_API_FORMATS_ZIP_FILE_H_
