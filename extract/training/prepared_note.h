#ifndef NOTEGRAPH_EXTRACT_TRAINING_PREPARED_NOTE_H_
#define NOTEGRAPH_EXTRACT_TRAINING_PREPARED_NOTE_H_

#include <string>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/sense_resolver.h"
#include "extract/linking/entity_candidate.h"
#include "extract/mentions/lexicon_endings.h"
#include "extract/mentions/tagging_features.h"
#include "extract/reading/source_text.h"
#include "extract/reading/structured_note.h"
#include "extract/text/token.h"
#include "extract/training/annotated_note.h"
#include "extract/training/gold_aligner.h"
#include "extract/training/tag_trainer.h"

namespace notegraph::extract {

/// Where a note comes from. Annotators differ in how much they mark.
struct Corpus {
  /// Empty: as much is marked as the extractor shall find; how sure it may be is measured by these notes.
  std::string name;
  int weight = 1;          ///< How often each example counts.
  bool is_target = false;  ///< Annotated with care: this is how the extractor shall read.

  /// Names of a named corpus have one feature more, so that how much their annotators mark is put down to it;
  /// relations only if it is none of the target (after Daumé 2007, Frustratingly Easy Domain Adaptation; here
  /// for the bias alone).
  void mark_name(Features& features) const;
  void mark_relation(Features& features) const;
};

/// An annotated note with all that does not depend on what is learnt.
class PreparedNote {
 public:
  /// `lexicon` and `endings` must outlive this.
  PreparedNote(AnnotatedNote note, const Lexicon& lexicon, const LexiconEndings& endings, Corpus corpus);
  PreparedNote(const PreparedNote&) = delete;
  PreparedNote& operator=(const PreparedNote&) = delete;

  const AnnotatedNote& annotated() const { return annotated_; }
  const Annotation& gold() const { return annotated_.gold; }
  NoteView view() const { return {source_, structure_, tokens_}; }
  const std::vector<LexiconMatch>& matches() const { return matches_; }
  const TaggingFeatures& features() const { return features_; }
  const std::vector<AlignedMention>& mentions() const { return mentions_; }
  const std::vector<TaggedRun>& runs() const { return runs_; }
  const Corpus& corpus() const { return corpus_; }

 private:
  AnnotatedNote annotated_;
  SourceText source_;
  StructuredNote structure_;
  TokenizedNote tokens_;
  std::vector<LexiconMatch> matches_;
  TaggingFeatures features_;
  std::vector<AlignedMention> mentions_;  ///< Of the gold entities.
  std::vector<TaggedRun> runs_;
  Corpus corpus_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_PREPARED_NOTE_H_
