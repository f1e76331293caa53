#ifndef NOTEGRAPH_EXTRACT_LINKING_ENTITY_FEATURES_H_
#define NOTEGRAPH_EXTRACT_LINKING_ENTITY_FEATURES_H_

#include <cstdint>
#include <vector>

#include "extract/learning/hashed_weights.h"
#include "extract/lexicon/lexicon.h"
#include "extract/linking/entity_candidate.h"
#include "extract/mentions/lexicon_endings.h"

namespace notegraph::extract {

/// What a note as a whole says of an entity candidate: to decide whether it deserves a node, and its type.
class EntityFeatures {
 public:
  /// `candidates`: all of the note. All arguments must outlive this.
  EntityFeatures(const NoteView& note, const Lexicon& lexicon, const LexiconEndings& endings,
                 const std::vector<EntityCandidate>& candidates);

  Features for_keeping(const EntityCandidate& candidate) const;
  Features for_typing(const EntityCandidate& candidate) const;

 private:
  void add_probabilities(const EntityCandidate& candidate, Features& features) const;
  void add_places(const EntityCandidate& candidate, Features& features) const;
  void add_name(const EntityCandidate& candidate, Features& features) const;
  void add_words(const EntityCandidate& candidate, Features& features) const;
  void add_surroundings(const EntityCandidate& candidate, Features& features) const;

  const NoteView& note_;
  const Lexicon& lexicon_;
  const LexiconEndings& endings_;
  std::vector<float>
      best_cover_;  ///< Per token: the largest probability of a name of two tokens or more on it.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_ENTITY_FEATURES_H_
