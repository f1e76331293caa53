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

std::vector<EntityJudgement> EntityFinder::judge(const NoteView& note,
                                                 const std::vector<EntityCandidate>& candidates) const {
  const EntityFeatures features(note, lexicon_, endings_, candidates);
  std::vector<EntityJudgement> judgements;
  std::vector<float> types;
  for (const EntityCandidate& candidate : candidates) {
    EntityJudgement& judgement = judgements.emplace_back();
    judgement.deserves = models_.keep.probabilities(features.for_keeping(candidate))[1];
    models_.type.probabilities(features.for_typing(candidate), types);
    const auto likeliest = std::max_element(types.begin(), types.end());
    judgement.type = static_cast<std::size_t>(likeliest - types.begin());
    judgement.type_probability = *likeliest;
  }
  return judgements;
}

std::vector<float> EntityFinder::probabilities_of(const NoteView& note,
                                                  const std::vector<EntityCandidate>& candidates,
                                                  const std::vector<EntityJudgement>& judgements,
                                                  const ExtractorSteps& steps) const {
  std::vector<float> probabilities;
  if (steps.has(ExtractorStep::peers)) {
    for (const EntityNumbers& numbers : weigh_entities(note, candidates, judgements))
      probabilities.push_back(
          models_.entity_calibration.confidence(models_.entity_rank.probability(numbers)));
  } else {
    for (const EntityJudgement& judgement : judgements) probabilities.push_back(judgement.deserves);
  }
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    if (is_of_user(candidates[c].concept_index)) probabilities[c] = std::max(probabilities[c], kLeastOfUser);
  }
  return probabilities;
}

std::vector<LinkedEntity> EntityFinder::find(const NoteView& note, double min_probability,
                                             const ExtractorSteps& steps) const {
  const std::vector<EntityCandidate> all = candidates(note, steps);
  const std::vector<EntityJudgement> judgements = judge(note, all);
  const std::vector<float> probabilities = probabilities_of(note, all, judgements, steps);
  std::vector<LinkedEntity> entities;
  std::vector<bool> taken(note.tokens.tokens.size());
  const auto add_those = [&](const auto& is_meant) {
    std::vector<const EntityCandidate*> kept;
    const std::size_t first = entities.size();
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (!is_meant(probabilities[c])) continue;
      kept.push_back(&all[c]);
      entities.push_back({type_of(all[c], judgements[c].type),
                          probabilities[c],
                          {},
                          all[c].concept_index,
                          all[c].abbreviated});
    }
    std::vector<std::vector<TokenSpan>> mentions = select_mentions(kept, taken);
    for (std::size_t k = 0; k < kept.size(); ++k) entities[first + k].mentions = std::move(mentions[k]);
  };
  add_those([&](double probability) { return probability >= min_probability; });
  add_those([&](double probability) {
    return probability < min_probability && probability >= min_probability * kPossible;
  });
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
std::string EntityFinder::type_of(const EntityCandidate& candidate, std::size_t likeliest) const {
  const std::vector<std::string>& types = models_.entity_types;
  if (candidate.concept_index) {
    const std::string_view known = lexicon_.concepts()[*candidate.concept_index].type;
    if (is_of_user(candidate.concept_index) || names_individuals(known) ||
        std::find(types.begin(), types.end(), known) == types.end())
      return std::string(known);
  }
  return types[likeliest];
}

}  // namespace notegraph::extract
