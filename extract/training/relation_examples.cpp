#include "extract/training/relation_examples.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "extract/evaluation/scorer.h"
#include "extract/relations/assertion.h"
#include "extract/relations/candidate_finder.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/network_input.h"
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

RelationExamples make_examples(const PreparedNote& note, const RelationGuide& guide,
                               const std::vector<FoundEntity>& entities,
                               const std::vector<std::optional<std::size_t>>& gold_of,
                               const LearntTypes& types) {
  const NoteView view = note.view();
  const Labels labels = gold_labels(note.gold(), types.relation_types);
  const auto label_of = [&](std::size_t head, std::size_t tail) {
    const auto label = labels.find({*gold_of[head], *gold_of[tail]});
    return label == labels.end() ? std::size_t{0} : label->second;
  };
  const std::vector<EntityMention> mentions = mentions_in_order(entities);
  const MentionMap map(view, *guide.cues, entities, mentions);
  const AssertionReader assertion_reader(map, *guide.assertions);
  PairFeatureMaker feature_maker(map, guide);
  const std::size_t outcomes = PairNetwork::outcomes_of(types.relation_types.size());
  RelationExamples examples{{}, {network_note(map, types.entity_types), {}}};
  for (auto& [pair, places] : find_pair_contexts(view.structure, view.tokens, mentions)) {
    feature_maker.put_stated_first(places);
    const std::vector<PairContext> contexts = assertion_reader.asserting(places).contexts;
    if (contexts.empty()) continue;
    if (!gold_of[pair.first] || !gold_of[pair.second]) continue;
    const std::array<PairFeatures, 2>& features = feature_maker.make(pair.first, pair.second, contexts);
    const std::array<std::size_t, 2> label = {label_of(pair.first, pair.second),
                                              label_of(pair.second, pair.first)};
    for (const std::size_t order : {0, 1}) {
      LabeledExample& example = examples.of_features.emplace_back();
      example.features = features[order].all();
      note.corpus().mark_relation(example.features);
      example.is_target = note.corpus().is_target;
      example.label = label[order];
    }
    const std::size_t reversed = PairNetwork::turned(label[1], outcomes);
    examples.of_network.pairs.push_back(
        {network_meetings(map, pair.first, contexts), label[0] != 0 ? label[0] : reversed});
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

RelationExamples relation_examples_of_found(const PreparedNote& note, const RelationGuide& guide,
                                            const std::vector<LinkedEntity>& found,
                                            const LearntTypes& types) {
  const std::vector<FoundEntity> entities = to_found(found);
  const Annotation predicted = to_annotation(note.view(), found);
  return make_examples(note, guide, entities, compare(note.gold(), predicted).gold_of, types);
}

RankExamples rank_examples(const PreparedNote& note, const ExtractorModels& models,
                           const RelationGuide& guide, const Ontology& ontology,
                           const std::vector<LinkedEntity>& found) {
  const NoteView view = note.view();
  const std::vector<FoundEntity> entities = to_found(found);
  const std::vector<EntityMention> mentions = mentions_in_order(entities);
  const MentionMap map(view, *guide.cues, entities, mentions);
  PairFeatureMaker feature_maker(map, guide);
  std::vector<RelationCandidate> candidates = find_candidates(models, guide, ontology, map, feature_maker);
  Annotation predicted = to_annotation(view, found);
  for (const RelationCandidate& candidate : candidates) {
    predicted.relations.push_back({candidate.head, models.relation_types[candidate.label], candidate.tail});
  }
  const std::vector<bool> right = compare(note.gold(), predicted).relation_right;
  std::vector<TreeExample> examples;
  weigh_candidates(candidates, map, *guide.known, models, [&](const RelationNumbers& numbers) {
    examples.push_back({{numbers.begin(), numbers.end()}, right[examples.size()], note.corpus().weight});
  });
  for (RelationCandidate& candidate : candidates) candidate.contexts = {};
  return {std::move(candidates), std::move(examples)};
}

RelationExamples relation_examples_of_gold(const PreparedNote& note, const Lexicon& lexicon,
                                           const RelationGuide& guide, const LearntTypes& types) {
  std::vector<FoundEntity> entities;
  std::vector<std::optional<std::size_t>> gold_of;
  for (const Annotation::Entity& entity : note.gold().entities) {
    gold_of.emplace_back(entities.size());
    entities.push_back({entity.type, {}, 1, lexicon.meaning_of(entity.name)});
  }
  for (const AlignedMention& mention : note.mentions())
    entities[mention.entity].mentions.push_back(mention.span);
  return make_examples(note, guide, entities, gold_of, types);
}

}  // namespace notegraph::extract
