#include "graph/model/note.h"

namespace notegraph {

EntityId entity_id_of(const NoteEntity& entity) {
  return entity.exact_name ? make_exact_entity_id(entity.type, entity.name)
                           : make_entity_id(entity.type, entity.name);
}

}  // namespace notegraph
