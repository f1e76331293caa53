#include "graph/store/fact_stream.h"

#include <algorithm>
#include <utility>

namespace notegraph::store {

Result<NoteFacts> collect_facts(Note note, FactStream& stream) {
  NoteFacts facts;
  facts.note = std::move(note);
  std::vector<EntityId> ids;
  while (true) {
    Result<std::optional<NoteEntity>> entity = stream.next_entity();
    if (!entity) return entity.status();
    if (!*entity) break;
    ids.push_back(entity_id_of(**entity));
    facts.entities.push_back(**std::move(entity));
  }
  const auto index_of = [&](EntityId id) {
    return static_cast<std::uint32_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
  };
  while (true) {
    Result<std::optional<StatedRelation>> relation = stream.next_relation();
    if (!relation) return relation.status();
    if (!*relation) return facts;
    RelationKey& key = (*relation)->key;
    facts.relations.push_back(
        {index_of(key.head), std::move(key.type), index_of(key.tail), std::move((*relation)->evidence)});
  }
}

}  // namespace notegraph::store
