#ifndef NOTEGRAPH_EXTRACT_RELATIONS_RELATION_GUIDE_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_RELATION_GUIDE_H_

#include <filesystem>
#include <vector>

#include "extract/knowledge/known_relations.h"
#include "extract/relations/cue_lexicon.h"

namespace notegraph::extract {

/// What is written down, not learnt, of how relations are put into words and which are generally known.
struct RelationGuide {
  CueLexicon cues;
  KnownRelations known;

  /// Errors: those of CueLexicon::read() and KnownRelations::read().
  static Result<RelationGuide> read(const std::vector<std::filesystem::path>& directories,
                                    const Lexicon& lexicon, const Ontology& ontology);
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_RELATION_GUIDE_H_
