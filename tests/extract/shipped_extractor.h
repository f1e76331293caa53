#ifndef NOTEGRAPH_TESTS_EXTRACT_SHIPPED_EXTRACTOR_H_
#define NOTEGRAPH_TESTS_EXTRACT_SHIPPED_EXTRACTOR_H_

#include <filesystem>
#include <memory>
#include <utility>

#include "extract/extractor.h"

namespace notegraph::test {

/// With the data of the repository; one for all tests of a program, for it is immutable.
inline const extract::Extractor& shipped_extractor() {
  static const std::unique_ptr<const extract::Extractor> opened = [] {
    const std::filesystem::path data = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";
    const auto ontology = Ontology::read(data / "ontology");
    auto result = extract::Extractor::open({data}, *ontology);
    return *std::move(result);
  }();
  return *opened;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_EXTRACT_SHIPPED_EXTRACTOR_H_
