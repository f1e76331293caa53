#ifndef NOTEGRAPH_GRAPH_STORE_FACT_STREAM_H_
#define NOTEGRAPH_GRAPH_STORE_FACT_STREAM_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/evidence.h"
#include "graph/model/note.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"

namespace notegraph::store {

/// What a note says of one relation.
struct StatedRelation {
  RelationKey key;
  std::vector<Evidence> evidence;  ///< At least one.
};

/// What one note says, fact by fact, so that it need not fit into memory: first the entities, then the
/// relations. Errors of both calls are the source's own; with one the stream has ended.
class FactStream {
 public:
  virtual ~FactStream() = default;

  /// How many facts there are, at most.
  virtual std::uint64_t most_facts() const = 0;
  /// In ascending order of entity_id_of(), each once; then nothing.
  virtual Result<std::optional<NoteEntity>> next_entity() = 0;
  /// In ascending order of key, each once; then nothing. Both ends are among the entities.
  virtual Result<std::optional<StatedRelation>> next_relation() = 0;
  /// Begins anew with the first entity.
  virtual void rewind() = 0;
};

/// All that is left of `stream`, as the facts of `note`. Errors: those of the stream.
Result<NoteFacts> collect_facts(Note note, FactStream& stream);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FACT_STREAM_H_
