#include "extract/evaluation/annotation.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "graph/model/evidence.h"

namespace notegraph::extract {
namespace {

const Evidence& best_evidence(const NoteRelation& relation) {
  return *std::max_element(relation.evidence.begin(), relation.evidence.end(),
                           [](const Evidence& a, const Evidence& b) { return a.confidence < b.confidence; });
}

}  // namespace

Annotation to_annotation(const NoteFacts& facts) {
  Annotation annotation;
  for (const NoteEntity& entity : facts.entities) {
    std::set<std::string> surfaces(entity.aliases.begin(), entity.aliases.end());
    for (const Mention& mention : entity.mentions) surfaces.insert(mention.surface);
    annotation.entities.push_back(
        {entity.type, entity.name, {surfaces.begin(), surfaces.end()}, entity.confidence, entity.found_by});
  }
  for (const NoteRelation& relation : facts.relations) {
    annotation.relations.push_back({relation.head, relation.type, relation.tail,
                                    combine_confidence(relation.evidence), best_evidence(relation).rule});
  }
  return annotation;
}

Annotation confident_part(const Annotation& all, double min_confidence) {
  Annotation kept;
  std::vector<std::optional<std::size_t>> new_index(all.entities.size());
  for (std::size_t i = 0; i < all.entities.size(); ++i) {
    if (all.entities[i].confidence < min_confidence) continue;
    new_index[i] = kept.entities.size();
    kept.entities.push_back(all.entities[i]);
  }
  for (Annotation::Relation relation : all.relations) {
    if (relation.confidence < min_confidence || !new_index[relation.head] || !new_index[relation.tail])
      continue;
    relation.head = *new_index[relation.head];
    relation.tail = *new_index[relation.tail];
    kept.relations.push_back(std::move(relation));
  }
  return kept;
}

}  // namespace notegraph::extract
