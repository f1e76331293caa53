#ifndef NOTEGRAPH_GRAPH_STORE_GRAPH_UPDATE_H_
#define NOTEGRAPH_GRAPH_STORE_GRAPH_UPDATE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/write_batch.h>

#include "graph/model/note.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/store/canonical_facts.h"
#include "graph/store/fact_reader.h"
#include "graph/store/graph_store.h"
#include "graph/store/record_sink.h"

namespace notegraph::store {

/// Works out which records one WriteBatch changes. It takes back what the notes concerned said, adds what
/// they say now, and so touches only the entities and relations that those notes name: the cost is that of
/// the notes, however many others name the same entities. Records that stay as they were are not written.
class GraphUpdate : private RecordSink {
 public:
  /// `reader` must show the database as the update will find it, whose state record is `before`;
  /// `now` is the time of the write.
  GraphUpdate(const FactReader& reader, const StoreState& before, Timestamp now);

  /// `token`: by which the write may be asked for again. Errors: those of GraphStore::write(); the update is
  /// of no use then.
  Status apply(const WriteBatch& batch, const std::optional<WriteToken>& token);

  /// The records to write. Only after apply().
  rocksdb::WriteBatch& records() { return records_; }
  const StoreState& state() const { return state_; }
  const WriteSummary& summary() const { return summary_; }

 private:
  /// The tally of an entity or a relation, empty where there is none.
  template <typename Tally>
  struct Change {
    Tally before, now;
    std::vector<std::string_view> notes;  ///< Of the batch, those that name it or named it before.
  };
  using EntityTallyChange = Change<EntityTally>;
  using RelationTallyChange = Change<RelationTally>;

  Status take_back(std::string_view note);
  Status add(std::string_view note, const CanonicalFacts& facts);
  Status enter_decisions(const WriteBatch& batch);
  /// `decided`: WriteBatch::decided.
  Status write_history(FactChanges decided);
  void finish_entities();
  void finish_relations();

  /// The change of an entity or relation by `note`, begun with what is stored when it is first asked for.
  Result<EntityTallyChange*> change_of(EntityId id, std::string_view note);
  Result<RelationTallyChange*> change_of(const RelationKey& key, std::string_view note);

  /// Notes that the stored record is no longer said, unless it is put again.
  void withdraw(std::string key, std::string_view value);
  void put(const std::string& key, const std::string& value) override;
  void erase(const std::string& key) override;

  const FactReader& reader_;
  StoreState state_;
  Timestamp now_;
  WriteSummary summary_;
  std::map<std::string_view, std::uint64_t>
      notes_before_;                                // Fingerprints of those of the batch that were there.
  std::map<EntityId, EntityTallyChange> entities_;  // Ordered: RocksDB takes sorted keys four times as fast.
  std::map<RelationKey, RelationTallyChange> relations_;
  std::map<std::string, std::string> withdrawn_;  // Key to stored value.
  rocksdb::WriteBatch records_;
  Status record_status_;  // The first failure of put() or erase().
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_GRAPH_UPDATE_H_
