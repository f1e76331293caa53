#ifndef NOTEGRAPH_EXTRACT_LINKING_ENTITY_FINDER_H_
#define NOTEGRAPH_EXTRACT_LINKING_ENTITY_FINDER_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/extractor_steps.h"
#include "extract/learning/extractor_models.h"
#include "extract/lexicon/lexicon.h"
#include "extract/linking/entity_candidate.h"
#include "extract/linking/entity_scale.h"
#include "extract/mentions/lexicon_endings.h"

namespace notegraph::extract {

/// An entity of a note that deserves a node.
struct LinkedEntity {
  std::string type;
  float probability = 0;                       ///< That it does.
  std::vector<TokenSpan> mentions;             ///< In text order; at least one.
  std::optional<std::uint32_t> concept_index;  ///< What the lexicon knows it as.
  bool abbreviated = false;                    ///< See EntityCandidate.
};

/// Finds the names of a note, links them and decides which are entities, of which type.
class EntityFinder {
 public:
  /// All arguments must outlive this.
  EntityFinder(const Lexicon& lexicon, const LexiconEndings& endings, const ExtractorModels& models)
      : lexicon_(lexicon), endings_(endings), models_(models) {}

  /// The entities of `note` that have at least `min_probability`, and those of at least kPossible times as
  /// much, which may turn out to be ones by what is said of them. Mentions do not overlap; the latter are
  /// left what the former do not take. What a user's glossary names is one, of the glossary's type.
  std::vector<LinkedEntity> find(const NoteView& note, double min_probability,
                                 const ExtractorSteps& steps = {}) const;
  static constexpr double kPossible = 0.5;

  /// Their candidates, before any is left out.
  std::vector<EntityCandidate> candidates(const NoteView& note, const ExtractorSteps& steps = {}) const;

  /// What the models say of each of these candidates for itself.
  std::vector<EntityJudgement> judge(const NoteView& note,
                                     const std::vector<EntityCandidate>& candidates) const;

 private:
  /// That each deserves a node, beside the others.
  std::vector<float> probabilities_of(const NoteView& note, const std::vector<EntityCandidate>& candidates,
                                      const std::vector<EntityJudgement>& judgements,
                                      const ExtractorSteps& steps) const;
  bool is_of_user(std::optional<std::uint32_t> concept_index) const;
  std::string type_of(const EntityCandidate& candidate, std::size_t likeliest) const;

  const Lexicon& lexicon_;
  const LexiconEndings& endings_;
  const ExtractorModels& models_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_ENTITY_FINDER_H_
