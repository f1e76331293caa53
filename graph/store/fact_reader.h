#ifndef NOTEGRAPH_GRAPH_STORE_FACT_READER_H_
#define NOTEGRAPH_GRAPH_STORE_FACT_READER_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/decision.h"
#include "graph/model/entity.h"
#include "graph/model/ontology.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/store/history_codec.h"
#include "graph/store/merge.h"
#include "graph/store/meta_codec.h"
#include "graph/store/record_codec.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {

/// Reads the records of FORMAT.md as values. Thread-safe. Errors of all calls: corruption, io_error.
class FactReader {
 public:
  explicit FactReader(RocksDbReader records) : records_(records) {}

  const RocksDbReader& records() const { return records_; }

  Result<StoreState> state() const;
  Result<Ontology> ontology() const;
  Result<std::vector<Decision>> decisions() const;
  Result<FactHistory> fact_history() const;

  /// Nothing if there is no such note, entity or relation.
  Result<std::optional<NoteHeader>> note(std::string_view note) const;
  Result<std::optional<EntityTally>> entity(EntityId id) const;
  Result<std::optional<RelationTally>> relation(const RelationKey& key) const;

  /// The text of a note that is there.
  Result<std::string> text(std::string_view note, const NoteHeader& header) const;
  /// A part of it.
  Result<std::string> text(std::string_view note, ByteRange range) const;

  /// What a note says of an entity or relation that it is known to name.
  Result<NoteEntity> said_of_entity(std::string_view note, EntityId id) const;
  Result<std::vector<Evidence>> said_of_relation(std::string_view note, const RelationKey& key) const;

  /// The evidence of each of `relations`, in their order; none for one that is not there.
  Result<std::vector<std::vector<Evidence>>> evidence_of(std::span<const RelationKey> relations) const;

  /// Fills in the evidence of `relations`, which are sorted by key and have none. One pass over the table
  /// that names their notes, from the first relation to the last: for relations that stand close together.
  Status read_evidence(std::span<Relation> relations) const;

  /// Everything that a note says, in order, with the record that says it; quotes are read by `text`.
  Status each_entity_of(
      std::string_view note, const TextReader& text,
      const std::function<Status(EntityId, NoteEntity, std::string_view record)>& visit) const;
  Status each_relation_of(
      std::string_view note, const TextReader& text,
      const std::function<Status(RelationKey, std::vector<Evidence>, std::string_view record)>& visit) const;

  /// All attributes of an entity, in the order of Entity::attributes.
  Result<std::vector<Attribute>> attributes(EntityId id) const;

 private:
  TextReader text_reader(std::string_view note) const;

  RocksDbReader records_;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FACT_READER_H_
