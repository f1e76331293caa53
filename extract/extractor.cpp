#include "extract/extractor.h"

#include <future>
#include <utility>

#include <fmt/format.h>

#include "extract/learning/extractor_models.h"
#include "extract/learning/learnt_notes.h"
#include "extract/lexicon/lexicon.h"
#include "extract/relations/relation_guide.h"
#include "extract/trained_extractor.h"

namespace notegraph::extract {
namespace {

struct Learnt {
  ExtractorModels models;
  LearntNotes notes;  ///< Empty where nothing says from which.
};

/// The weights of the last directory that has some.
Result<Learnt> read_last_learnt(const std::vector<std::filesystem::path>& directories) {
  for (auto directory = directories.rbegin(); directory != directories.rend(); ++directory) {
    if (!std::filesystem::exists(*directory / kWeightsFile)) continue;
    Result<ExtractorModels> models = read_models(*directory / kWeightsFile);
    if (!models) return models.status();
    Learnt learnt{std::move(*models), {}};
    if (!std::filesystem::exists(*directory / kLearntNotesFile)) return learnt;
    Result<LearntNotes> notes = read_learnt_notes(*directory / kLearntNotesFile);
    if (!notes) return notes.status();
    learnt.notes = std::move(*notes);
    return learnt;
  }
  return Status(
      StatusCode::io_error,
      fmt::format("no data directory has the file {}; name the one that notegraph came with", kWeightsFile));
}

}  // namespace

Result<std::unique_ptr<const Extractor>> Extractor::open(
    const std::vector<std::filesystem::path>& data_directories, const Ontology& ontology) {
  // The weights are read meanwhile: every command waits for this call.
  std::future<Result<Learnt>> reading =
      std::async(std::launch::async, [&data_directories] { return read_last_learnt(data_directories); });
  Result<Lexicon> lexicon = Lexicon::read(data_directories, ontology);
  if (!lexicon) return lexicon.status();
  Result<RelationGuide> guide = RelationGuide::read(data_directories, *lexicon, ontology);
  if (!guide) return guide.status();
  Result<Learnt> learnt = reading.get();
  if (!learnt) return learnt.status();
  std::unique_ptr<const Extractor> extractor = std::make_unique<TrainedExtractor>(
      std::make_shared<const Lexicon>(std::move(*lexicon)), std::move(*guide), std::move(learnt->models),
      ontology, std::move(learnt->notes));
  return extractor;
}

}  // namespace notegraph::extract
