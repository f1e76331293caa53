#ifndef NOTEGRAPH_GRAPH_STORE_NOTE_IMPORT_H_
#define NOTEGRAPH_GRAPH_STORE_NOTE_IMPORT_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/store/entity_filter.h"
#include "graph/store/fact_reader.h"
#include "graph/store/fact_stream.h"
#include "graph/store/graph_store.h"
#include "graph/store/history_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/record_sink.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {

/// Works out which records putting one note changes, as GraphUpdate does for a WriteBatch, but fact by fact:
/// it goes through what the note said before and what it says now side by side, both in the order of their
/// keys, and holds one fact of each at a time. Within each of the tables text, note_entity, note_relation,
/// entity, mention, attribute, relation and evidence the sink gets the keys in ascending order.
///
/// Other writes may be made between apply() and conclude(), unless the import rests on what they changed.
class NoteImport {
 public:
  /// `reader` must show the database as of the write whose state record is `before`, until apply() is done.
  /// It and the note must outlive the import.
  NoteImport(const FactReader& reader, const StoreState& before, const Note& note, RecordSink& sink);

  /// All that follows from the facts, which is nearly everything. Errors: those of
  /// GraphStore::import_note(); the import is of no use then.
  Status apply(FactStream& facts);

  /// Whether `change`, made since, may have changed what apply() went by. After apply().
  bool rests_on(const GraphChange& change) const;

  /// What is true of the database as a whole: its types, counts and history. `reader` must show it as the
  /// import will find it, whose state record is `before`; `now` is the time of the write. After apply().
  /// Errors: those of `reader`.
  Status conclude(const FactReader& reader, const StoreState& before, Timestamp now, const Ontology& types);

  const StoreState& state() const { return state_; }
  const WriteSummary& summary() const { return summary_; }

 private:
  /// What the note said, with the record that says it.
  template <typename Fact>
  struct Said {
    Fact fact;
    std::string_view record;
  };

  /// The fingerprint of the note as it was; nothing: it was not there.
  Result<std::optional<std::uint64_t>> replace_note();
  Status replace_entities(FactStream& facts);
  Status replace_relations(FactStream& facts);
  /// One entity or relation; null: the note did not name it, or does so no more.
  Status replace(EntityId id, const Said<NoteEntity>* before, const NoteEntity* now);
  Status replace(const RelationKey& key, const Said<std::vector<Evidence>>* before,
                 const std::vector<Evidence>* now);
  /// Puts or erases what the note says.
  void replace_record(const std::string& key, std::optional<std::string_view> before,
                      const std::optional<std::string>& now);
  /// The same for a key that says all by being there.
  void replace_key(const std::string& key, bool before, bool now);

  const FactReader& reader_;
  AscendingReader stored_entities_, stored_relations_;
  const StoreCounts counts_before_;
  StoreState state_;
  const Note& note_;
  RecordSink& sink_;
  WriteSummary summary_;
  RelationKeys keys_;
  EntityFilter named_;
  std::set<EntityId> touched_;                 // At most one more than a GraphChange lists.
  std::optional<FactChangesEncoder> changes_;  // Nothing: they are more than is kept.
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_NOTE_IMPORT_H_
