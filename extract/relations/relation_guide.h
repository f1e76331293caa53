#ifndef NOTEGRAPH_EXTRACT_RELATIONS_RELATION_GUIDE_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_RELATION_GUIDE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "extract/extractor_steps.h"
#include "extract/knowledge/known_relations.h"
#include "extract/relations/cue_lexicon.h"
#include "extract/relations/pattern_lexicon.h"
#include "extract/relations/template_lexicon.h"

namespace notegraph::extract {

/// What is written down, not learnt, of how relations are put into words and which are generally known, and
/// which steps finding them takes. Cheap to copy.
struct RelationGuide {
  std::shared_ptr<const CueLexicon> cues;        ///< kRelationCues.
  std::shared_ptr<const CueLexicon> assertions;  ///< kAssertionCues.
  std::shared_ptr<const PatternLexicon> patterns;
  std::shared_ptr<const TemplateLexicon> templates;
  std::shared_ptr<const KnownRelations> known;
  ExtractorSteps steps = {};

  /// The same for these steps: nothing is known, or no phrase states anything, where the step is left out.
  RelationGuide with(const ExtractorSteps& taken) const;

  /// Changes with the content.
  std::uint64_t fingerprint() const;

  /// Errors: those of reading each of the five.
  static Result<RelationGuide> read(const std::vector<std::filesystem::path>& directories,
                                    const Lexicon& lexicon, const Ontology& ontology);
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_RELATION_GUIDE_H_
