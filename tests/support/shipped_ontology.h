#ifndef NOTEGRAPH_TESTS_SUPPORT_SHIPPED_ONTOLOGY_H_
#define NOTEGRAPH_TESTS_SUPPORT_SHIPPED_ONTOLOGY_H_

#include <filesystem>
#include <utility>

#include "graph/model/ontology.h"

namespace notegraph::test {

/// That of the repository's data/.
inline Ontology shipped_ontology() {
  auto ontology = Ontology::read(std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data/ontology");
  return *std::move(ontology);
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_SHIPPED_ONTOLOGY_H_
