#include "graph/model/note.h"

#include <xxhash.h>

namespace notegraph {

std::uint64_t content_hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

EntityId entity_id_of(const NoteEntity& entity) {
  return entity.exact_name ? make_exact_entity_id(entity.type, entity.name)
                           : make_entity_id(entity.type, entity.name);
}

}  // namespace notegraph
