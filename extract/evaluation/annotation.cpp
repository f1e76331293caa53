#include "extract/evaluation/annotation.h"

#include <set>

#include "graph/model/evidence.h"

namespace notegraph::extract {

Annotation to_annotation(const NoteFacts& facts) {
  Annotation annotation;
  for (const NoteEntity& entity : facts.entities) {
    std::set<std::string> surfaces(entity.aliases.begin(), entity.aliases.end());
    for (const Mention& mention : entity.mentions) surfaces.insert(mention.surface);
    annotation.entities.push_back(
        {entity.type, entity.name, {surfaces.begin(), surfaces.end()}, entity.confidence});
  }
  for (const NoteRelation& relation : facts.relations) {
    annotation.relations.push_back(
        {relation.head, relation.type, relation.tail, combine_confidence(relation.evidence)});
  }
  return annotation;
}

}  // namespace notegraph::extract
