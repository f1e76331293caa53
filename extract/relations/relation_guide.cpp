#include "extract/relations/relation_guide.h"

#include <utility>

namespace notegraph::extract {

Result<RelationGuide> RelationGuide::read(const std::vector<std::filesystem::path>& directories,
                                          const Lexicon& lexicon, const Ontology& ontology) {
  Result<CueLexicon> cues = CueLexicon::read(directories);
  if (!cues) return cues.status();
  Result<KnownRelations> known = KnownRelations::read(directories, lexicon, ontology);
  if (!known) return known.status();
  return RelationGuide{std::move(*cues), std::move(*known)};
}

}  // namespace notegraph::extract
