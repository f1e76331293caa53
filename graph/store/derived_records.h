#ifndef NOTEGRAPH_GRAPH_STORE_DERIVED_RECORDS_H_
#define NOTEGRAPH_GRAPH_STORE_DERIVED_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/store/fact_reader.h"
#include "graph/store/graph_change.h"
#include "graph/store/history_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/merge.h"
#include "graph/store/record_sink.h"

// Which records of FORMAT.md follow from a change, alike for every way to write.
namespace notegraph::store {

/// The note itself and the pieces of its text.
void put_note(const Note& note, RecordSink& sink);

/// What all notes say of an entity, and its names; nothing if that stays as it was.
void put_entity(EntityId id, const EntityTally& before, const EntityTally& now, RecordSink& sink);
/// The same of a relation, at both its ends.
void put_relation(const RelationKeys& keys, const RelationTally& before, const RelationTally& now,
                  RecordSink& sink);

/// Adds `ontology` to what is stored. Errors: those of `reader`.
Status put_ontology(const Ontology& ontology, const FactReader& reader, RecordSink& sink);

/// What a write did; the oldest of kKeptChanges gives way, and its token. Errors: those of `reader`.
Status put_change(const GraphChange& change, const FactReader& reader, RecordSink& sink);
/// The changes of write number `sequence`; nothing: more than kKeptFactBytes. The oldest give way, also
/// before a write that is too large to be kept itself. Errors: those of `reader`.
Status put_fact_changes(std::uint64_t sequence, const std::optional<EncodedFactChanges>& encoded,
                        const FactReader& reader, RecordSink& sink);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_DERIVED_RECORDS_H_
