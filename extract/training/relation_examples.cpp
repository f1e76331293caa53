#include "extract/training/relation_examples.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "extract/evaluation/scorer.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/assertion.h"
#include "extract/relations/pair_context.h"
#include "extract/relations/pair_features.h"

namespace notegraph::extract {
namespace {

using Labels = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;

/// The label of each ordered pair of gold entities; a symmetric relation holds in both orders.
Labels gold_labels(const Annotation& gold, const std::vector<std::string>& relation_types) {
  Labels labels;
  for (const Annotation::Relation& relation : gold.relations) {
    const auto type = std::find(relation_types.begin(), relation_types.end(), relation.type);
    const auto label = static_cast<std::size_t>(type - relation_types.begin());
    labels[{relation.head, relation.tail}] = label;
    if (relation.type == "compared_with") labels[{relation.tail, relation.head}] = label;
  }
  return labels;
}

std::vector<LabeledExample> make_examples(const PreparedNote& note, const CueLexicon& cues,
                                          const std::vector<FoundEntity>& entities,
                                          const std::vector<std::optional<std::size_t>>& gold_of,
                                          const std::vector<std::string>& relation_types) {
  const NoteView view = note.view();
  const Labels labels = gold_labels(note.gold(), relation_types);
  const std::vector<EntityMention> mentions = mentions_in_order(entities);
  const MentionMap map(view, cues, entities, mentions);
  PairFeatureMaker feature_maker(map, cues.patterns());
  std::vector<LabeledExample> examples;
  for (const auto& [pair, places] : find_pair_contexts(view.structure, view.tokens, mentions)) {
    const std::vector<PairContext> contexts = asserting_contexts(map, places);
    if (contexts.empty()) continue;
    if (!gold_of[pair.first] || !gold_of[pair.second]) continue;
    const std::array<PairFeatures, 2>& features = feature_maker.make(pair.first, pair.second, contexts);
    for (const std::size_t order : {0, 1}) {
      const auto [head, tail] = order == 0 ? pair : std::pair(pair.second, pair.first);
      LabeledExample& example = examples.emplace_back();
      example.features = features[order].all();
      note.corpus().mark(example.features);
      const auto label = labels.find({*gold_of[head], *gold_of[tail]});
      if (label != labels.end()) example.label = label->second;
    }
  }
  return examples;
}

Annotation to_annotation(const NoteView& note, const std::vector<LinkedEntity>& entities) {
  Annotation annotation;
  for (const LinkedEntity& entity : entities) {
    Annotation::Entity& annotated = annotation.entities.emplace_back();
    annotated.type = entity.type;
    for (const TokenSpan span : entity.mentions) annotated.mentions.emplace_back(note.text(span));
    annotated.name = annotated.mentions.front();
  }
  return annotation;
}

}  // namespace

std::vector<LabeledExample> relation_examples_of_found(const PreparedNote& note, const CueLexicon& cues,
                                                       const std::vector<LinkedEntity>& found,
                                                       const std::vector<std::string>& relation_types) {
  const std::vector<FoundEntity> entities = to_found(found);
  const Annotation predicted = to_annotation(note.view(), found);
  return make_examples(note, cues, entities, compare(note.gold(), predicted).gold_of, relation_types);
}

std::vector<JudgedSaying> judge_relations(const PreparedNote& note, const std::vector<LinkedEntity>& entities,
                                          const std::vector<FoundRelation>& found) {
  Annotation predicted = to_annotation(note.view(), entities);
  for (const FoundRelation& relation : found) {
    predicted.relations.push_back({relation.head, relation.type, relation.tail});
  }
  const std::vector<bool> right = compare(note.gold(), predicted).relation_right;
  std::vector<JudgedSaying> sayings;
  for (std::size_t r = 0; r < found.size(); ++r) {
    sayings.push_back({found[r].stated, found[r].premise, right[r]});
  }
  return sayings;
}

std::vector<LabeledExample> relation_examples_of_gold(const PreparedNote& note, const CueLexicon& cues,
                                                      const std::vector<std::string>& relation_types) {
  std::vector<FoundEntity> entities;
  std::vector<std::optional<std::size_t>> gold_of;
  for (const Annotation::Entity& entity : note.gold().entities) {
    gold_of.emplace_back(entities.size());
    entities.push_back({entity.type, {}});
  }
  for (const AlignedMention& mention : note.mentions())
    entities[mention.entity].mentions.push_back(mention.span);
  return make_examples(note, cues, entities, gold_of, relation_types);
}

}  // namespace notegraph::extract
