#ifndef NOTEGRAPH_EXTRACT_TRAINING_MODEL_TRAINER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_MODEL_TRAINER_H_

#include <functional>
#include <string_view>
#include <vector>

#include "extract/learning/extractor_models.h"
#include "extract/lexicon/lexicon.h"
#include "extract/mentions/lexicon_endings.h"
#include "extract/relations/relation_guide.h"
#include "extract/training/prepared_note.h"
#include "graph/model/ontology.h"

namespace notegraph::extract {

/// Learns all models from `notes`. A later step learns from what the earlier ones make of notes that they
/// have not seen: the notes are divided into kParts parts, and each part is read by models learnt from the
/// others (stacking, Wolpert 1992). Deterministic. `tell` hears what is learnt next, on this thread.
inline constexpr std::size_t kParts = 4;
ExtractorModels train_models(const std::vector<const PreparedNote*>& notes, const Lexicon& lexicon,
                             const LexiconEndings& endings, const RelationGuide& guide,
                             const Ontology& ontology, const std::function<void(std::string_view)>& tell);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_MODEL_TRAINER_H_
