#ifndef NOTEGRAPH_EXTRACT_TRAINED_EXTRACTOR_H_
#define NOTEGRAPH_EXTRACT_TRAINED_EXTRACTOR_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/learning/extractor_models.h"
#include "extract/learning/learnt_notes.h"
#include "extract/lexicon/lexicon.h"
#include "extract/linking/entity_finder.h"
#include "extract/mentions/lexicon_endings.h"
#include "extract/relations/found_entity.h"
#include "extract/relations/relation_guide.h"

namespace notegraph::extract {

/// The extractor: a lexicon, learnt models, an ontology, and the steps that use them.
class TrainedExtractor final : public Extractor {
 public:
  TrainedExtractor(std::shared_ptr<const Lexicon> lexicon, RelationGuide guide, ExtractorModels models,
                   Ontology ontology, LearntNotes learnt_notes = {});
  TrainedExtractor(const TrainedExtractor&) = delete;
  TrainedExtractor& operator=(const TrainedExtractor&) = delete;

  Extraction extract(const Document& document, const ExtractOptions& options) const override;
  bool has_learnt_from(std::uint64_t content_hash) const override {
    return learnt_notes_.contains(content_hash);
  }
  std::string version(const ExtractOptions& options) const override;

 private:
  Note describe(const Document& document, const NoteView& note, const ExtractOptions& options) const;
  /// Which of `entities` are related, and how; those that are too doubtful without it leave the list.
  std::vector<NoteRelation> relate(const NoteView& note, const std::string& note_id,
                                   std::vector<LinkedEntity>& entities, const ExtractOptions& options) const;

  std::shared_ptr<const Lexicon> lexicon_;
  LexiconEndings endings_;
  RelationGuide guide_;
  ExtractorModels models_;
  Ontology ontology_;
  LearntNotes learnt_notes_;
  EntityFinder entity_finder_;
  std::string version_;  // Without the options.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINED_EXTRACTOR_H_
