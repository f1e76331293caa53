#include "graph/store/refusals.h"

#include <fmt/format.h>

namespace notegraph::store {

Status no_such_entity(EntityId id) {
  return {StatusCode::not_found, fmt::format("no entity has the id {:016x}", id.value)};
}

Status no_such_relation(const RelationKey& key) {
  return {StatusCode::not_found, fmt::format("no relation '{}' leads from {:016x} to {:016x}", key.type,
                                             key.head.value, key.tail.value)};
}

Status no_such_note(std::string_view id) {
  return {StatusCode::not_found, fmt::format("no note has the id '{}'", id)};
}

Status id_taken(std::string_view note, const NoteEntity& said, const EntityTally& taken) {
  return {StatusCode::invalid_argument,
          fmt::format("note '{}': entity '{}:{}' would share an id with '{}:{}'", note, said.type, said.name,
                      taken.type, taken.name_key)};
}

Status check_page_limit(std::size_t limit) {
  if (limit == 0) return {StatusCode::invalid_argument, "a page must have room for at least one row"};
  return {};
}

}  // namespace notegraph::store
