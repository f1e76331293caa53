#include "extract/linking/entity_finder.h"

#include <algorithm>

#include "extract/lexicon/sense_resolver.h"
#include "extract/linking/entity_features.h"
#include "extract/linking/entity_linker.h"
#include "extract/linking/mention_selector.h"
#include "extract/mentions/name_finder.h"
#include "extract/mentions/tagging_features.h"

namespace notegraph::extract {
namespace {

/// What a user's glossary names is an entity: the models learnt from other people's notes and may not
/// overrule it. Within the accepted band; not certain, since a word may stand there in another sense.
constexpr float kLeastOfUser = 0.95F;

}  // namespace

std::vector<EntityCandidate> EntityFinder::candidates(const NoteView& note,
                                                      const ExtractorSteps& steps) const {
  const std::vector<LexiconMatch> matches =
      match_lexicon(lexicon_, note.source.utf8(), note.structure, note.tokens, steps);
  const TaggingFeatures features(lexicon_, endings_, note.source.utf8(), note.structure, note.tokens,
                                 matches);
  std::vector<NameCandidate> names = find_names(models_.tags, features, note.tokens, matches);
  for (NameCandidate& name : names) {
    if (is_of_user(name.concept_index)) name.probability = 1;
  }
  return link_names(note, lexicon_, names, steps);
}

std::vector<LinkedEntity> EntityFinder::find(const NoteView& note, double min_probability,
                                             const ExtractorSteps& steps) const {
  const std::vector<EntityCandidate> all = candidates(note, steps);
  const EntityFeatures features(note, lexicon_, endings_, all);
  std::vector<const EntityCandidate*> kept;
  std::vector<LinkedEntity> entities;
  for (const EntityCandidate& candidate : all) {
    float probability =
        models_.keep_calibration.confidence(models_.keep.probabilities(features.for_keeping(candidate))[1]);
    if (is_of_user(candidate.concept_index)) probability = std::max(probability, kLeastOfUser);
    if (probability < min_probability) continue;
    kept.push_back(&candidate);
    entities.push_back({type_of(features.for_typing(candidate), candidate),
                        probability,
                        {},
                        candidate.concept_index,
                        candidate.abbreviated});
  }
  std::vector<std::vector<TokenSpan>> mentions = select_mentions(kept, note.tokens.tokens.size());
  for (std::size_t e = 0; e < entities.size(); ++e) entities[e].mentions = std::move(mentions[e]);
  std::erase_if(entities, [](const LinkedEntity& entity) { return entity.mentions.empty(); });
  std::sort(entities.begin(), entities.end(), [](const LinkedEntity& a, const LinkedEntity& b) {
    return a.mentions.front() < b.mentions.front();
  });
  return entities;
}

bool EntityFinder::is_of_user(std::optional<std::uint32_t> concept_index) const {
  return concept_index && lexicon_.concepts()[*concept_index].of_user;
}

/// A type that the models never saw, of a user's own ontology, can only come from the lexicon. What a proper
/// name names is the same in every note.
std::string EntityFinder::type_of(const Features& features, const EntityCandidate& candidate) const {
  const std::vector<std::string>& types = models_.entity_types;
  if (candidate.concept_index) {
    const std::string_view known = lexicon_.concepts()[*candidate.concept_index].type;
    if (is_of_user(candidate.concept_index) || names_individuals(known) ||
        std::find(types.begin(), types.end(), known) == types.end())
      return std::string(known);
  }
  const std::vector<float> probabilities = models_.type.probabilities(features);
  const auto best = std::max_element(probabilities.begin(), probabilities.end());
  return types[static_cast<std::size_t>(best - probabilities.begin())];
}

}  // namespace notegraph::extract
