#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_SNAPSHOT_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_SNAPSHOT_H_

#include <cstdint>
#include <memory>
#include <utility>

#include <rocksdb/db.h>
#include <rocksdb/snapshot.h>

#include "graph/store/fact_reader.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

/// A moment of the database that stays readable while this object lives.
class PinnedView {
 public:
  /// Shows `db` as it is now, just after the write of number `sequence`.
  PinnedView(rocksdb::DB& db, std::uint64_t sequence)
      : pinned_(&db), snapshot_(pinned_.snapshot()), sequence_(sequence) {}

  const rocksdb::Snapshot* snapshot() const { return snapshot_; }
  std::uint64_t sequence() const { return sequence_; }

 private:
  rocksdb::ManagedSnapshot pinned_;  // Released with us.
  const rocksdb::Snapshot* snapshot_;
  std::uint64_t sequence_;
};

/// The graph as of a PinnedView.
class RocksDbSnapshot final : public Snapshot {
 public:
  RocksDbSnapshot(rocksdb::DB& db, std::shared_ptr<const PinnedView> view)
      : view_(std::move(view)), reader_(RocksDbReader(db, view_->snapshot())) {}

  std::uint64_t sequence() const override { return view_->sequence(); }
  Result<StoreCounts> counts() const override;
  Result<Ontology> ontology() const override;
  Result<Entity> find_entity(EntityId id) const override;
  Result<std::vector<EntityId>> find_by_name(std::string_view key) const override;
  Result<Relation> find_relation(const RelationKey& key) const override;
  Result<std::vector<Relation>> find_relations(std::span<const RelationKey> keys) const override;
  Result<IncidentRelations> relations_of(EntityId id, std::size_t limit) const override;
  Result<Page<FrontierRelation, FrontierPlace>> expand(std::span<const EntityId> frontier,
                                                       const RelationFilter& filter,
                                                       const std::optional<FrontierPlace>& after,
                                                       std::size_t limit) const override;
  Result<std::vector<LocatedMention>> mentions_of(EntityId id, std::size_t limit) const override;
  Result<Note> find_note(std::string_view id) const override;
  Result<NoteFacts> facts_of(std::string_view note) const override;
  Result<Page<Entity, EntityId>> scan_entities(std::optional<EntityId> after,
                                               std::size_t limit) const override;
  Result<Page<RelationSummary, RelationKey>> scan_relations(const std::optional<RelationKey>& after,
                                                            std::size_t limit) const override;
  Result<Page<Relation, RelationKey>> scan_relations_with_evidence(const std::optional<RelationKey>& after,
                                                                   std::size_t limit) const override;
  Result<Page<Note, std::string>> scan_notes(const std::optional<std::string>& after,
                                             std::size_t limit) const override;
  Result<Page<GraphChange, std::uint64_t>> changes(std::uint64_t after, std::size_t limit) const override;
  Result<FactChanges> fact_changes(std::uint64_t sequence) const override;
  Result<std::vector<Decision>> decisions() const override;

 private:
  std::shared_ptr<const PinnedView> view_;
  FactReader reader_;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_SNAPSHOT_H_
