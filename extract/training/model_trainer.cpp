#include "extract/training/model_trainer.h"

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <string>
#include <utility>

#include "extract/linking/entity_finder.h"
#include "extract/training/calibration_trainer.h"
#include "extract/training/entity_examples.h"
#include "extract/training/logistic_trainer.h"
#include "extract/training/pair_network_trainer.h"
#include "extract/training/relation_examples.h"
#include "extract/training/tag_trainer.h"
#include "extract/training/tree_trainer.h"

namespace notegraph::extract {
namespace {

constexpr LearningOptions kTagOptions{
    .epochs = 10, .rate = 0.1F, .decay = 1e-4F, .caution = 1e-6F, .min_count = 1, .bits = 20};
constexpr float kUnreadOfTags = 0.3F;  ///< Features left out while tags are learnt.
constexpr LearningOptions kKeepOptions{
    .epochs = 10, .rate = 0.1F, .decay = 1e-5F, .caution = 1e-3F, .min_count = 1, .bits = 18};
constexpr LearningOptions kTypeOptions{
    .epochs = 15, .rate = 0.3F, .decay = 1e-5F, .caution = 1e-3F, .min_count = 1, .bits = 18};
constexpr LearningOptions kRelationOptions{
    .epochs = 6, .rate = 0.1F, .decay = 1e-5F, .caution = 1e-3F, .min_count = 3, .bits = 18};
/// How often careful notes teach the network for once that they teach the others: it has no weights of
/// theirs.
constexpr int kCareOfNetwork = 2;
constexpr double kMinProbability = 0.4;  ///< Of entities whose relations are learnt from.
constexpr std::size_t kNoPart = kParts;

/// To all but those of a part; each as often as its note counts, `care` times that if the note is a careful
/// one.
template <typename Value>
std::vector<const Value*> pointers(const std::vector<std::vector<Value>>& per_note,
                                   const std::vector<const PreparedNote*>& notes, std::size_t without_part,
                                   int care = 1) {
  std::vector<const Value*> out;
  for (std::size_t n = 0; n < notes.size(); ++n) {
    if (n % kParts == without_part) continue;
    const Corpus& corpus = notes[n]->corpus();
    for (int copy = 0; copy < corpus.weight * (corpus.is_target ? care : 1); ++copy) {
      for (const Value& value : per_note[n]) out.push_back(&value);
    }
  }
  return out;
}

class ModelTrainer {
 public:
  ModelTrainer(const std::vector<const PreparedNote*>& notes, const Lexicon& lexicon,
               const LexiconEndings& endings, const RelationGuide& guide, const Ontology& ontology,
               const std::function<void(std::string_view)>& tell)
      : notes_(notes), lexicon_(lexicon), endings_(endings), guide_(guide), ontology_(ontology), tell_(tell) {
    for (const EntityType& type : ontology.entity_types()) types_.entity_types.push_back(type.name);
    types_.relation_types.emplace_back();
    for (const RelationType& type : ontology.relation_types()) {
      if (type.name != "related_to") types_.relation_types.push_back(type.name);
    }
  }

  ExtractorModels train() {
    tell_("names, by parts");
    std::vector<ExtractorModels> of_part(kParts);
    for (std::size_t part = 0; part < kParts; ++part) of_part[part] = blank();
    for (std::size_t part = 0; part < kParts; ++part) of_part[part].tags = train_tags_without(part);
    tell_("entities, by parts");
    learn_entities_from(of_part);
    for (std::size_t part = 0; part < kParts; ++part) train_entities_without(part, of_part[part]);
    learn_entity_ranks_from(of_part);
    for (std::size_t part = 0; part < kParts; ++part)
      of_part[part].entity_rank = train_entity_ranks_without(part);
    const Calibration entity_calibration = calibrate_entities(of_part);
    for (ExtractorModels& models : of_part) models.entity_calibration = entity_calibration;
    tell_("relations, by parts");
    learn_relations_from(of_part);
    for (std::size_t part = 0; part < kParts; ++part) train_relations_without(part, of_part[part]);
    tell_("networks, by parts");
    train_networks(of_part);

    tell_("names, entities and relations of all notes");
    ExtractorModels models = blank();
    models.tags = train_tags_without(kNoPart);
    train_entities_without(kNoPart, models);
    models.entity_rank = train_entity_ranks_without(kNoPart);
    models.entity_calibration = entity_calibration;
    train_relations_without(kNoPart, models);
    tell_("network of all notes");
    models.relation_network = train_network_without(kNoPart);
    tell_("rank of relations");
    learn_relation_ranks_from(of_part);
    models.relation_rank = train_relation_ranks_without(kNoPart);
    models.relation_calibration = calibrate_relations();
    return models;
  }

 private:
  ExtractorModels blank() const {
    ExtractorModels models;
    models.entity_types = types_.entity_types;
    models.relation_types = types_.relation_types;
    return models;
  }

  TagModel train_tags_without(std::size_t part) const {
    std::vector<const TaggedRun*> runs;
    for (std::size_t n = 0; n < notes_.size(); ++n) {
      if (n % kParts == part) continue;
      for (int copy = 0; copy < notes_[n]->corpus().weight; ++copy) {
        for (const TaggedRun& run : notes_[n]->runs()) runs.push_back(&run);
      }
    }
    return train_tags(runs, kTagOptions, kUnreadOfTags);
  }

  void learn_entities_from(const std::vector<ExtractorModels>& of_part) {
    for (std::size_t n = 0; n < notes_.size(); ++n) {
      const EntityFinder finder(lexicon_, endings_, of_part[n % kParts]);
      std::vector<EntityCandidate> candidates = finder.candidates(notes_[n]->view());
      EntityExamples examples =
          make_entity_examples(*notes_[n], lexicon_, endings_, candidates, types_.entity_types);
      candidates_.push_back(std::move(candidates));
      keep_candidates_.push_back(std::move(examples.keep_candidates));
      keep_examples_.push_back(std::move(examples.keep));
      type_examples_.push_back(std::move(examples.type));
    }
  }

  void train_entities_without(std::size_t part, ExtractorModels& models) const {
    models.keep = train_logistic(pointers(keep_examples_, notes_, part), 2, kKeepOptions);
    models.type =
        train_logistic(pointers(type_examples_, notes_, part), types_.entity_types.size(), kTypeOptions);
  }

  void learn_entity_ranks_from(const std::vector<ExtractorModels>& of_part) {
    for (std::size_t n = 0; n < notes_.size(); ++n) {
      const NoteView view = notes_[n]->view();
      const EntityFinder finder(lexicon_, endings_, of_part[n % kParts]);
      const std::vector<EntityNumbers> numbers =
          weigh_entities(view, candidates_[n], finder.judge(view, candidates_[n]));
      std::vector<TreeExample>& examples = entity_rank_examples_.emplace_back();
      for (std::size_t k = 0; k < keep_examples_[n].size(); ++k) {
        const EntityNumbers& of_candidate = numbers[keep_candidates_[n][k]];
        examples.push_back({{of_candidate.begin(), of_candidate.end()},
                            keep_examples_[n][k].label == 1,
                            notes_[n]->corpus().weight});
      }
    }
  }

  /// `examples_of`: those of a note, by its number.
  template <typename ExamplesOf>
  BoostedTrees train_trees_without(std::size_t part, const ExamplesOf& examples_of) const {
    std::vector<const TreeExample*> examples;
    for (std::size_t n = 0; n < notes_.size(); ++n) {
      if (n % kParts == part) continue;
      for (const TreeExample& example : examples_of(n)) examples.push_back(&example);
    }
    return train_trees(examples, TreeOptions());
  }

  BoostedTrees train_entity_ranks_without(std::size_t part) const {
    return train_trees_without(
        part, [this](std::size_t n) -> auto& { return entity_rank_examples_[n]; });
  }

  /// Whether confidence is measured by each note: by those of which `is_model` holds, or all if there are
  /// none.
  template <typename Predicate>
  std::vector<bool> measures_by(const Predicate& is_model) const {
    std::vector<bool> measures(notes_.size());
    for (std::size_t n = 0; n < notes_.size(); ++n) measures[n] = is_model(notes_[n]->corpus());
    if (std::find(measures.begin(), measures.end(), true) == measures.end()) measures.flip();
    return measures;
  }

  /// By what the models of the other parts say of each note.
  Calibration calibrate_entities(const std::vector<ExtractorModels>& of_part) const {
    const std::vector<bool> measures = measures_by([](const Corpus& corpus) { return corpus.name.empty(); });
    std::vector<JudgedSaying> sayings;
    for (std::size_t n = 0; n < notes_.size(); ++n) {
      if (!measures[n]) continue;
      for (const TreeExample& example : entity_rank_examples_[n]) {
        sayings.push_back({of_part[n % kParts].entity_rank.probability(example.numbers), example.is_right});
      }
    }
    return fit_calibration(sayings);
  }

  void learn_relation_ranks_from(const std::vector<ExtractorModels>& of_part) {
    for (std::size_t n = 0; n < notes_.size(); ++n) {
      const ExtractorModels& models = of_part[n % kParts];
      const auto found = EntityFinder(lexicon_, endings_, models).find(notes_[n]->view(), kMinProbability);
      relation_rank_examples_.push_back(rank_examples(*notes_[n], models, guide_, ontology_, found));
    }
  }

  BoostedTrees train_relation_ranks_without(std::size_t part) const {
    return train_trees_without(
        part, [this](std::size_t n) -> auto& { return relation_rank_examples_[n].examples; });
  }

  Calibration calibrate_relations() const {
    const std::vector<bool> measures = measures_by([](const Corpus& corpus) { return corpus.is_target; });
    std::vector<JudgedSaying> sayings;
    for (std::size_t part = 0; part < kParts; ++part) {
      const BoostedTrees ranks = train_relation_ranks_without(part);
      for (std::size_t n = part; n < notes_.size(); n += kParts) {
        if (!measures[n]) continue;
        const auto& [candidates, examples] = relation_rank_examples_[n];
        std::vector<float> probabilities;
        for (const TreeExample& example : examples)
          probabilities.push_back(ranks.probability(example.numbers));
        for (const std::size_t c : likeliest_of_pairs(candidates, probabilities)) {
          sayings.push_back({probabilities[c], examples[c].is_right});
        }
      }
    }
    return fit_calibration(sayings);
  }

  void train_relations_without(std::size_t part, ExtractorModels& models) const {
    models.relation = train_logistic(pointers(relation_examples_, notes_, part), types_.relation_types.size(),
                                     kRelationOptions);
  }

  PairNetwork train_network_without(std::size_t part) const {
    const std::size_t outcomes = PairNetwork::outcomes_of(types_.relation_types.size());
    return train_pair_network(pointers(network_lessons_, notes_, part, kCareOfNetwork), outcomes,
                              NetworkOptions());
  }

  /// Side by side: that takes longest.
  void train_networks(std::vector<ExtractorModels>& of_part) const {
    std::vector<std::future<PairNetwork>> networks;
    for (std::size_t part = 0; part < kParts; ++part)
      networks.push_back(
          std::async(std::launch::async, [this, part] { return train_network_without(part); }));
    for (std::size_t part = 0; part < kParts; ++part) of_part[part].relation_network = networks[part].get();
  }

  void learn_relations_from(const std::vector<ExtractorModels>& of_part) {
    for (std::size_t n = 0; n < notes_.size(); ++n) {
      const EntityFinder finder(lexicon_, endings_, of_part[n % kParts]);
      const std::vector<LinkedEntity> found = finder.find(notes_[n]->view(), kMinProbability);
      std::vector<LabeledExample>& examples = relation_examples_.emplace_back();
      std::vector<NetworkLesson>& lessons = network_lessons_.emplace_back();
      std::array made = {relation_examples_of_found(*notes_[n], guide_, found, types_),
                         relation_examples_of_gold(*notes_[n], lexicon_, guide_, types_)};
      for (RelationExamples& of_entities : made) {
        std::move(of_entities.of_features.begin(), of_entities.of_features.end(),
                  std::back_inserter(examples));
        lessons.push_back(std::move(of_entities.of_network));
      }
    }
  }

  const std::vector<const PreparedNote*>& notes_;
  const Lexicon& lexicon_;
  const LexiconEndings& endings_;
  const RelationGuide& guide_;
  const Ontology& ontology_;
  const std::function<void(std::string_view)>& tell_;
  LearntTypes types_;
  std::vector<std::vector<LabeledExample>> keep_examples_, type_examples_;  ///< Per note.
  std::vector<std::vector<EntityCandidate>> candidates_;                    ///< Per note.
  std::vector<std::vector<std::size_t>> keep_candidates_;       ///< Per note, what keep_examples_ are of.
  std::vector<std::vector<TreeExample>> entity_rank_examples_;  ///< Per note.
  std::vector<std::vector<LabeledExample>> relation_examples_;  ///< Per note.
  std::vector<std::vector<NetworkLesson>> network_lessons_;     ///< Per note.
  std::vector<RankExamples> relation_rank_examples_;            ///< Per note.
};

}  // namespace

ExtractorModels train_models(const std::vector<const PreparedNote*>& notes, const Lexicon& lexicon,
                             const LexiconEndings& endings, const RelationGuide& guide,
                             const Ontology& ontology, const std::function<void(std::string_view)>& tell) {
  return ModelTrainer(notes, lexicon, endings, guide, ontology, tell).train();
}

}  // namespace notegraph::extract
