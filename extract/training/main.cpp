#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "extract/evaluation/scorer.h"
#include "extract/trained_extractor.h"
#include "extract/training/model_trainer.h"
#include "extract/training/prepared_note.h"

// notegraph_train DATA_DIR GOLD_DIR SILVER_DIR [WEIGHTS_FILE]: see README.md.
namespace notegraph::extract {
namespace {

constexpr std::size_t kFolds = 6;
constexpr int kGoldWeight =
    2;  ///< Gold notes are annotated with more care, and like what the program will read.

struct Material {
  Ontology ontology;
  std::shared_ptr<const Lexicon> lexicon;
  std::unique_ptr<LexiconEndings> endings;
  CueLexicon cues;
  std::vector<std::unique_ptr<PreparedNote>> gold, silver;
};

Status read_notes(const std::filesystem::path& directory, int weight, const Material& material,
                  std::vector<std::unique_ptr<PreparedNote>>& notes) {
  Result<std::vector<AnnotatedNote>> annotated = read_annotated_notes(directory);
  if (!annotated) return annotated.status();
  for (AnnotatedNote& note : *annotated) {
    notes.push_back(
        std::make_unique<PreparedNote>(std::move(note), *material.lexicon, *material.endings, weight));
  }
  return {};
}

Result<Material> read_material(const char* data, const char* gold, const char* silver) {
  Material material;
  Result<Ontology> ontology = Ontology::read(std::filesystem::path(data) / "ontology");
  if (!ontology) return ontology.status();
  material.ontology = std::move(*ontology);
  Result<Lexicon> lexicon = Lexicon::read({data}, material.ontology);
  if (!lexicon) return lexicon.status();
  material.lexicon = std::make_shared<const Lexicon>(std::move(*lexicon));
  Result<CueLexicon> cues = CueLexicon::read({data});
  if (!cues) return cues.status();
  material.cues = std::move(*cues);
  material.endings = std::make_unique<LexiconEndings>(*material.lexicon);
  if (Status status = read_notes(gold, kGoldWeight, material, material.gold); !status.ok()) return status;
  if (Status status = read_notes(silver, 1, material, material.silver); !status.ok()) return status;
  return material;
}

Score score(const Material& material, ExtractorModels models, const std::vector<const PreparedNote*>& notes,
            double min_confidence) {
  const TrainedExtractor extractor(material.lexicon, material.cues, std::move(models), material.ontology);
  Score total;
  for (const PreparedNote* note : notes) {
    const auto extraction =
        extractor.extract({note->annotated().id, note->annotated().bytes}, {min_confidence, false});
    total += compare(note->gold(), to_annotation(extraction.facts)).score;
  }
  return total;
}

void print(std::string_view title, const Score& score) {
  const auto line = [](std::string_view name, const Counts& counts) {
    fmt::print("  {:<16} P {:.3f}  R {:.3f}  F1 {:.3f}   ({} of {}, {} predicted)\n", name,
               counts.precision(), counts.recall(), counts.f1(), counts.hits, counts.gold, counts.predicted);
  };
  fmt::print("{}\n", title);
  line("entity", score.entity);
  line("typed", score.typed);
  line("relation", score.relation);
  line("untyped", score.untyped);
  for (const auto& [type, counts] : score.by_entity_type) line(type, counts);
  for (const auto& [type, counts] : score.by_relation_type) line(type, counts);
}

/// Each fold of the gold notes as read by models learnt from the others and from all silver notes.
Score cross_validate(const Material& material, double min_confidence) {
  std::vector<std::future<Score>> folds;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    folds.push_back(std::async(std::launch::async, [&material, fold, min_confidence] {
      std::vector<const PreparedNote*> known, unseen;
      for (std::size_t n = 0; n < material.gold.size(); ++n) {
        (n % kFolds == fold ? unseen : known).push_back(material.gold[n].get());
      }
      for (const auto& note : material.silver) known.push_back(note.get());
      ExtractorModels models = train_models(known, *material.lexicon, *material.endings, material.cues, material.ontology);
      return score(material, std::move(models), unseen, min_confidence);
    }));
  }
  Score total;
  for (std::future<Score>& fold : folds) total += fold.get();
  return total;
}

std::vector<const PreparedNote*> pointers(const std::vector<std::unique_ptr<PreparedNote>>& notes) {
  std::vector<const PreparedNote*> out;
  for (const auto& note : notes) out.push_back(note.get());
  return out;
}

int run(const Material& material, const char* weights_file) {
  const double min_confidence = ExtractOptions().min_confidence;
  const std::vector<const PreparedNote*> gold = pointers(material.gold), silver = pointers(material.silver);
  if (weights_file == nullptr) {
    print("gold, cross-validated by document", cross_validate(material, min_confidence));
    ExtractorModels models = train_models(silver, *material.lexicon, *material.endings, material.cues, material.ontology);
    print("gold, learnt from silver alone", score(material, std::move(models), gold, min_confidence));
    return EXIT_SUCCESS;
  }
  std::vector<const PreparedNote*> all = gold;
  all.insert(all.end(), silver.begin(), silver.end());
  const ExtractorModels models = train_models(all, *material.lexicon, *material.endings, material.cues, material.ontology);
  const Status status = write_models(models, weights_file);
  if (!status.ok()) fmt::print(stderr, "{}\n", status.message());
  return status.ok() ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace notegraph::extract

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) {
    fmt::print(
        stderr,
        "usage: {} DATA_DIR GOLD_DIR SILVER_DIR [WEIGHTS_FILE]\n"
        "With WEIGHTS_FILE it learns from all notes and writes the weights; without it cross-validates.\n",
        argv[0]);
    return 2;
  }
  const auto material = notegraph::extract::read_material(argv[1], argv[2], argv[3]);
  if (!material) {
    fmt::print(stderr, "{}\n", material.status().message());
    return EXIT_FAILURE;
  }
  return notegraph::extract::run(*material, argc == 5 ? argv[4] : nullptr);
}
