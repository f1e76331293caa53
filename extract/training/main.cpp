#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "extract/evaluation/scorer.h"
#include "extract/learning/learnt_notes.h"
#include "extract/trained_extractor.h"
#include "extract/training/annotated_note.h"
#include "extract/training/model_trainer.h"
#include "extract/training/prepared_note.h"
#include "graph/model/note.h"

// See README.md.
namespace notegraph::extract {
namespace {

constexpr std::size_t kThirds = 3;
constexpr const char* kOwnNotes = "own";  ///< What marks them.
constexpr int kCarefulWeight = 3;         ///< Of notes annotated with more care, and like those to be read.

struct Options {
  std::string data, notes, write, learnt;
  std::vector<std::string> gold;
  std::vector<std::vector<std::string>> standoff;  ///< Pairs of folders: of annotations and of their notes.
};

/// Notes that figures are given for together.
struct JudgedFolder {
  std::string name;
  std::vector<std::unique_ptr<PreparedNote>> notes;
};

struct Material {
  Ontology ontology;
  std::shared_ptr<const Lexicon> lexicon;
  std::unique_ptr<LexiconEndings> endings;
  RelationGuide guide;
  std::vector<JudgedFolder> judged;
  std::vector<std::unique_ptr<PreparedNote>> others;
};

Status add_notes(Result<std::vector<AnnotatedNote>> annotated, const Corpus& corpus, const Material& material,
                 std::vector<std::unique_ptr<PreparedNote>>& notes) {
  if (!annotated) return annotated.status();
  for (AnnotatedNote& note : *annotated) {
    notes.push_back(
        std::make_unique<PreparedNote>(std::move(note), *material.lexicon, *material.endings, corpus));
  }
  return {};
}

/// What marks the notes of a corpus, wherever it is kept.
std::string corpus_name(const std::filesystem::path& folder) {
  return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

/// The carefully annotated notes are what is judged; without them our own are.
Status read_notes(const Options& options, Material& material) {
  const Corpus careful{"", kCarefulWeight, true};
  Status status;
  const auto add_judged = [&](const std::string& folder, Result<std::vector<AnnotatedNote>> annotated,
                              const Corpus& corpus) {
    JudgedFolder& judged = material.judged.emplace_back();
    judged.name = folder;
    if (status.ok()) status = add_notes(std::move(annotated), corpus, material, judged.notes);
  };
  for (const std::string& folder : options.gold) add_judged(folder, read_annotated_notes(folder), careful);
  std::set<std::string> names = {kOwnNotes};
  for (const std::vector<std::string>& folders : options.standoff) {
    const std::string name = corpus_name(folders[0]);
    if (!names.insert(name).second) {
      return {StatusCode::invalid_argument,
              fmt::format("{}: other notes are marked \"{}\", too; give the folder another name", folders[0],
                          name)};
    }
    add_judged(folders[0], read_standoff_notes(folders[0], folders[1]), {name, kCarefulWeight, true});
  }
  if (material.judged.empty()) {
    add_judged(options.notes, read_marked_notes(options.notes), Corpus{});
  } else if (status.ok()) {
    status = add_notes(read_marked_notes(options.notes), {kOwnNotes, 1}, material, material.others);
  }
  return status;
}

Result<Material> read_material(const Options& options) {
  Material material;
  Result<Ontology> ontology = Ontology::read(std::filesystem::path(options.data) / "ontology");
  if (!ontology) return ontology.status();
  material.ontology = std::move(*ontology);
  Result<Lexicon> lexicon = Lexicon::read({options.data}, material.ontology);
  if (!lexicon) return lexicon.status();
  material.lexicon = std::make_shared<const Lexicon>(std::move(*lexicon));
  Result<RelationGuide> guide = RelationGuide::read({options.data}, *material.lexicon, material.ontology);
  if (!guide) return guide.status();
  material.guide = std::move(*guide);
  material.endings = std::make_unique<LexiconEndings>(*material.lexicon);
  if (Status status = read_notes(options, material); !status.ok()) return status;
  return material;
}

constexpr std::size_t kBands = 10;

/// How often what was said with a confidence of 0.0, 0.1, ... 0.9 and a little more was right.
struct Reliability {
  std::array<std::size_t, kBands> said{}, right{};

  void add(double confidence, bool is_right) {
    const std::size_t band = std::min(static_cast<std::size_t>(confidence * kBands), kBands - 1);
    ++said[band];
    if (is_right) ++right[band];
  }
  Reliability& operator+=(const Reliability& other) {
    for (std::size_t band = 0; band < kBands; ++band) {
      said[band] += other.said[band];
      right[band] += other.right[band];
    }
    return *this;
  }
};

struct Figures {
  Score score;
  Reliability entities, relations;

  Figures& operator+=(const Figures& other) {
    score += other.score;
    entities += other.entities;
    relations += other.relations;
    return *this;
  }
};

Figures judge(const Material& material, ExtractorModels models, const std::vector<const PreparedNote*>& notes,
              double min_confidence) {
  const TrainedExtractor extractor(material.lexicon, material.guide, std::move(models), material.ontology);
  Figures figures;
  for (const PreparedNote* note : notes) {
    const auto extraction =
        extractor.extract({note->annotated().id, note->annotated().bytes}, {min_confidence, false});
    const Annotation predicted = to_annotation(extraction.facts);
    const Comparison comparison = compare(note->gold(), predicted);
    figures.score += comparison.score;
    for (std::size_t e = 0; e < predicted.entities.size(); ++e) {
      figures.entities.add(predicted.entities[e].confidence, comparison.gold_of[e].has_value());
    }
    for (std::size_t r = 0; r < predicted.relations.size(); ++r) {
      figures.relations.add(predicted.relations[r].confidence, comparison.relation_right[r]);
    }
  }
  return figures;
}

void print(std::string_view name, const Reliability& reliability) {
  for (std::size_t band = 0; band < kBands; ++band) {
    if (reliability.said[band] == 0) continue;
    fmt::print("  {:<10} from 0.{}: {:5} said, {:.3f} right\n", name, band, reliability.said[band],
               static_cast<double>(reliability.right[band]) / static_cast<double>(reliability.said[band]));
  }
}

void print(std::string_view title, const Figures& figures) {
  const Score& score = figures.score;
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
  print("entities", figures.entities);
  print("relations", figures.relations);
}

std::vector<const PreparedNote*> pointers(const std::vector<std::unique_ptr<PreparedNote>>& notes) {
  std::vector<const PreparedNote*> out;
  for (const auto& note : notes) out.push_back(note.get());
  return out;
}

/// Says on a terminal what is being learnt, of the models that `title` names.
ExtractorModels train(const Material& material, const std::vector<const PreparedNote*>& notes,
                      const std::string& title) {
  const auto tell = [is_watched = isatty(STDERR_FILENO) == 1, &title](std::string_view step) {
    if (is_watched) fmt::print(stderr, "{}: {}\n", title, step);
  };
  return train_models(notes, *material.lexicon, *material.endings, material.guide, material.ontology, tell);
}

/// Of each judged folder, one third of the notes as read by models learnt from the other two and from all
/// other notes.
std::vector<Figures> judge_third(const Material& material, std::size_t third, double min_confidence) {
  std::vector<const PreparedNote*> known = pointers(material.others);
  std::vector<std::vector<const PreparedNote*>> unseen;
  for (const JudgedFolder& folder : material.judged) {
    unseen.emplace_back();
    for (std::size_t n = 0; n < folder.notes.size(); ++n) {
      (n % kThirds == third ? unseen.back() : known).push_back(folder.notes[n].get());
    }
  }
  const ExtractorModels models = train(material, known, fmt::format("without third {}", third + 1));
  std::vector<Figures> figures;
  for (const auto& notes : unseen) figures.push_back(judge(material, models, notes, min_confidence));
  return figures;
}

std::vector<Figures> cross_validate(const Material& material, double min_confidence) {
  std::vector<std::future<std::vector<Figures>>> thirds;
  for (std::size_t third = 0; third < kThirds; ++third) {
    thirds.push_back(std::async(std::launch::async, [&material, third, min_confidence] {
      return judge_third(material, third, min_confidence);
    }));
  }
  std::vector<Figures> total(material.judged.size());
  for (auto& third : thirds) {
    const std::vector<Figures> figures = third.get();
    for (std::size_t folder = 0; folder < total.size(); ++folder) total[folder] += figures[folder];
  }
  return total;
}

void print_figures(const Material& material) {
  const double min_confidence = ExtractOptions().min_confidence;
  const std::vector<Figures> validated = cross_validate(material, min_confidence);
  for (std::size_t folder = 0; folder < validated.size(); ++folder) {
    print(fmt::format("{}: cross-validated by thirds of the notes", material.judged[folder].name),
          validated[folder]);
  }
  if (material.others.empty()) return;
  const ExtractorModels models = train(material, pointers(material.others), "our own notes alone");
  for (const JudgedFolder& folder : material.judged) {
    print(fmt::format("{}: learnt from our own notes alone", folder.name),
          judge(material, models, pointers(folder.notes), min_confidence));
  }
}

std::vector<const PreparedNote*> all_notes(const Material& material) {
  std::vector<const PreparedNote*> all;
  for (const JudgedFolder& folder : material.judged) {
    for (const auto& note : folder.notes) all.push_back(note.get());
  }
  for (const auto& note : material.others) all.push_back(note.get());
  return all;
}

Status write_weights(const Material& material, const std::string& file) {
  return write_models(train(material, all_notes(material), "all notes"), file);
}

Status write_learnt(const Material& material, const std::string& file) {
  LearntNotes notes;
  for (const PreparedNote* note : all_notes(material)) notes.insert(content_hash(note->annotated().bytes));
  return write_learnt_notes(notes, file);
}

}  // namespace
}  // namespace notegraph::extract

int main(int argc, char** argv) {
  using namespace notegraph::extract;
  Options options;
  CLI::App app("Learns the weights of the extractor from annotated notes, or says how well that goes.");
  app.add_option("DATA", options.data, "Folder of the ontology, the lexicon and the cues")->required();
  app.add_option("NOTES", options.notes, "Folder of marked notes")->required();
  app.add_option("--gold", options.gold, "Folders of carefully annotated notes, to be judged by");
  app.add_option("--standoff", options.standoff,
                 "Likewise, pairs of folders: of annotations that stand apart, and of their notes")
      ->type_size(2);
  app.add_option("--write", options.write, "Learn from all notes and write the weights to this file");
  app.add_option("--learnt", options.learnt,
                 "Write hashes of all these notes to this file, see learnt_notes.h");
  CLI11_PARSE(app, argc, argv);
  const auto material = read_material(options);
  if (!material) {
    fmt::print(stderr, "{}\n", material.status().message());
    return EXIT_FAILURE;
  }
  if (options.write.empty() && options.learnt.empty()) {
    print_figures(*material);
    return EXIT_SUCCESS;
  }
  notegraph::Status status;
  if (!options.write.empty()) status = write_weights(*material, options.write);
  if (status.ok() && !options.learnt.empty()) status = write_learnt(*material, options.learnt);
  if (!status.ok()) {
    fmt::print(stderr, "{}\n", status.message());
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
