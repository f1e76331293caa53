#include "extract/relations/found_entity.h"

#include <algorithm>

namespace notegraph::extract {

std::vector<FoundEntity> to_found(const std::vector<LinkedEntity>& entities) {
  std::vector<FoundEntity> found;
  for (const LinkedEntity& entity : entities) {
    found.push_back({entity.type, entity.mentions, entity.probability, entity.concept_index});
  }
  return found;
}

std::vector<EntityMention> mentions_in_order(const std::vector<FoundEntity>& entities) {
  std::vector<EntityMention> mentions;
  for (std::size_t e = 0; e < entities.size(); ++e) {
    for (const TokenSpan span : entities[e].mentions) mentions.push_back({span, e});
  }
  std::sort(mentions.begin(), mentions.end(),
            [](const EntityMention& a, const EntityMention& b) { return a.span < b.span; });
  return mentions;
}

}  // namespace notegraph::extract
