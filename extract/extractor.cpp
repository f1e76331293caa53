#include "extract/extractor.h"

#include <future>
#include <utility>

#include <fmt/format.h>

#include "extract/learning/extractor_models.h"
#include "extract/lexicon/lexicon.h"
#include "extract/relations/relation_guide.h"
#include "extract/trained_extractor.h"

namespace notegraph::extract {
namespace {

/// The weights of the last directory that has some.
Result<ExtractorModels> read_last_models(const std::vector<std::filesystem::path>& directories) {
  for (auto directory = directories.rbegin(); directory != directories.rend(); ++directory) {
    const std::filesystem::path path = *directory / kWeightsFile;
    if (std::filesystem::exists(path)) return read_models(path);
  }
  return Status(
      StatusCode::io_error,
      fmt::format("no data directory has the file {}; name the one that notegraph came with", kWeightsFile));
}

}  // namespace

Result<std::unique_ptr<const Extractor>> Extractor::open(
    const std::vector<std::filesystem::path>& data_directories, const Ontology& ontology) {
  // The weights are read meanwhile: every command waits for this call.
  std::future<Result<ExtractorModels>> reading_models =
      std::async(std::launch::async, [&data_directories] { return read_last_models(data_directories); });
  Result<Lexicon> lexicon = Lexicon::read(data_directories, ontology);
  if (!lexicon) return lexicon.status();
  Result<RelationGuide> guide = RelationGuide::read(data_directories, *lexicon, ontology);
  if (!guide) return guide.status();
  Result<ExtractorModels> models = reading_models.get();
  if (!models) return models.status();
  std::unique_ptr<const Extractor> extractor = std::make_unique<TrainedExtractor>(
      std::make_shared<const Lexicon>(std::move(*lexicon)), std::move(*guide), std::move(*models), ontology);
  return extractor;
}

}  // namespace notegraph::extract
