#include "extract/relations/relation_guide.h"

#include <utility>

#include "extract/learning/feature_hash.h"

namespace notegraph::extract {

Result<RelationGuide> RelationGuide::read(const std::vector<std::filesystem::path>& directories,
                                          const Lexicon& lexicon, const Ontology& ontology) {
  Result<CueLexicon> cues = CueLexicon::read(directories, kRelationCues);
  if (!cues) return cues.status();
  Result<CueLexicon> assertions = CueLexicon::read(directories, kAssertionCues);
  if (!assertions) return assertions.status();
  Result<PatternLexicon> patterns = PatternLexicon::read(directories);
  if (!patterns) return patterns.status();
  Result<TemplateLexicon> templates = TemplateLexicon::read(directories);
  if (!templates) return templates.status();
  Result<KnownRelations> known = KnownRelations::read(directories, lexicon, ontology);
  if (!known) return known.status();
  return RelationGuide{std::make_shared<const CueLexicon>(*std::move(cues)),
                       std::make_shared<const CueLexicon>(*std::move(assertions)),
                       std::make_shared<const PatternLexicon>(*std::move(patterns)),
                       std::make_shared<const TemplateLexicon>(*std::move(templates)),
                       std::make_shared<const KnownRelations>(*std::move(known))};
}

RelationGuide RelationGuide::with(const ExtractorSteps& taken) const {
  RelationGuide guide = *this;
  guide.steps = taken;
  if (!taken.has(ExtractorStep::patterns)) {
    guide.patterns = std::make_shared<const PatternLexicon>();
    guide.templates = std::make_shared<const TemplateLexicon>();
  }
  if (!taken.has(ExtractorStep::known)) guide.known = std::make_shared<const KnownRelations>();
  return guide;
}

std::uint64_t RelationGuide::fingerprint() const {
  return FeatureHash("guide")
      .add(cues->fingerprint())
      .add(assertions->fingerprint())
      .add(patterns->fingerprint())
      .add(templates->fingerprint())
      .add(known->fingerprint())
      .value();
}

}  // namespace notegraph::extract
