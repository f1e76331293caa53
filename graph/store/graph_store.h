#ifndef NOTEGRAPH_GRAPH_STORE_GRAPH_STORE_H_
#define NOTEGRAPH_GRAPH_STORE_GRAPH_STORE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/decision.h"
#include "graph/model/entity.h"
#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/store/backup_info.h"
#include "graph/store/commit_listeners.h"
#include "graph/store/fact_stream.h"
#include "graph/store/frontier.h"
#include "graph/store/graph_change.h"
#include "graph/store/relation_summary.h"
#include "graph/store/write_request.h"

// The store's contract; it names no backend. What is stored are the facts of each note; entities, relations
// and their confidence are derived from all notes together (merge.h), so that the graph never says more than
// its notes do. What people decide is kept beside that, and shown by graph/decisions/ alone.
namespace notegraph::store {

/// How much is stored.
struct StoreCounts {
  std::uint64_t notes = 0, entities = 0, relations = 0, evidence = 0, mentions = 0;
  bool operator==(const StoreCounts&) const = default;
};

/// How much room the graph takes on disk; all 0 for a store that keeps nothing there.
struct StoreSize {
  std::uint64_t disk_bytes = 0;      ///< Of the files that hold the graph, compressed as they are.
  std::uint64_t relation_bytes = 0;  ///< About so many of them hold relations, to be found from both ends ...
  std::uint64_t evidence_bytes = 0;  ///< ... and so many what the notes say for them.
  bool operator==(const StoreSize&) const = default;
};

/// The relations at one entity, or the first of them.
struct IncidentRelations {
  std::vector<RelationSummary> rows;
  std::uint64_t total = 0;
  bool operator==(const IncidentRelations&) const = default;
};

/// A place where a note names an entity.
struct LocatedMention {
  std::string note;
  Mention mention;
  bool operator==(const LocatedMention&) const = default;
};

/// A bounded part of an ordered listing. Ask again with `next` as `after`; no `next`: that was the end.
template <typename Row, typename Position>
struct Page {
  std::vector<Row> rows;
  std::optional<Position> next;
};

/// The graph as of one moment: frozen, safe to share among threads; must not outlive its store.
/// Every call may answer corruption or io_error beside the errors it names.
class Snapshot {
 public:
  virtual ~Snapshot() = default;

  /// Counts the writes that this view includes. Two snapshots of one store with equal numbers are equal.
  virtual std::uint64_t sequence() const = 0;
  virtual Result<StoreCounts> counts() const = 0;
  /// The types that imports brought along.
  virtual Result<Ontology> ontology() const = 0;

  /// Errors: not_found.
  virtual Result<Entity> find_entity(EntityId id) const = 0;
  /// Entities with a name, label or alias of this surface_key(), by id.
  virtual Result<std::vector<EntityId>> find_by_name(std::string_view key) const = 0;
  /// Errors: not_found.
  virtual Result<Relation> find_relation(const RelationKey& key) const = 0;
  /// The relations of `keys`, in their order. Far cheaper than find_relation() for each. Errors: not_found,
  /// one of them is not there.
  virtual Result<std::vector<Relation>> find_relations(std::span<const RelationKey> keys) const = 0;
  /// Relations that lead from or to an entity, at most `limit`: the outgoing ones first, each part by type,
  /// then by the other end; one to itself is outgoing. `total` counts all of them. Empty for an unknown
  /// entity.
  virtual Result<IncidentRelations> relations_of(EntityId id, std::size_t limit) const = 0;
  /// The relations at each of `frontier`, in the order of FrontierPlace, starting behind `after`, which need
  /// not exist: one call for all of them, and far cheaper than relations_of() for each. A page may end within
  /// an entity. What is unknown has none; what stands there twice is told twice. A relation between two of
  /// them is told at both. Errors: invalid_argument, `limit` is 0.
  virtual Result<Page<FrontierRelation, FrontierPlace>> expand(std::span<const EntityId> frontier,
                                                               const RelationFilter& filter,
                                                               const std::optional<FrontierPlace>& after,
                                                               std::size_t limit) const = 0;
  /// Where the notes name an entity, by note and position, at most `limit`. Empty for an unknown entity.
  virtual Result<std::vector<LocatedMention>> mentions_of(EntityId id, std::size_t limit) const = 0;
  /// Errors: not_found.
  virtual Result<Note> find_note(std::string_view id) const = 0;
  /// All that one note says, as it was put but for the order: canonical_facts.h. Errors: not_found.
  virtual Result<NoteFacts> facts_of(std::string_view note) const = 0;

  /// Listings in ascending order of id (notes: of name; relations: of key), starting behind `after`, which
  /// need not exist. Errors: invalid_argument, `limit` is 0.
  virtual Result<Page<Entity, EntityId>> scan_entities(std::optional<EntityId> after,
                                                       std::size_t limit) const = 0;
  virtual Result<Page<RelationSummary, RelationKey>> scan_relations(const std::optional<RelationKey>& after,
                                                                    std::size_t limit) const = 0;
  /// The same with all evidence. To read the whole graph this is far cheaper than find_relation() for each.
  virtual Result<Page<Relation, RelationKey>> scan_relations_with_evidence(
      const std::optional<RelationKey>& after, std::size_t limit) const = 0;
  /// Notes without their text.
  virtual Result<Page<Note, std::string>> scan_notes(const std::optional<std::string>& after,
                                                     std::size_t limit) const = 0;
  /// The writes behind number `after`, oldest first; 0 for all. Errors: invalid_argument, `limit` is 0;
  /// not_found, some of them are no longer kept: list the notes anew and go on from sequence().
  virtual Result<Page<GraphChange, std::uint64_t>> changes(std::uint64_t after, std::size_t limit) const = 0;
  /// What write number `sequence` did to entities and relations. Errors: not_found, there was no such write,
  /// or this is no longer kept (kKeptFactBytes); a write of more than kKeptFactBytes is never kept.
  virtual Result<FactChanges> fact_changes(std::uint64_t sequence) const = 0;
  /// All decisions by number, also those that were undone. They change none of the answers above.
  virtual Result<std::vector<Decision>> decisions() const = 0;
};

/// Notes, entities, relations and evidence. Thread-safe; writes take effect one behind the other.
class GraphStore {
 public:
  virtual ~GraphStore() = default;

  /// Applies `batch` as a whole: after a crash all of it is there or none of it. Of two puts of one note the
  /// later counts.
  /// Errors: invalid_argument, a note without id, an entity without type or name, a relation without type or
  /// evidence, listed twice or naming an entity that its note does not hold, evidence from another note, a
  /// confidence outside (0, 1], two entities that would share an id, the number of a decision that is there,
  /// a renaming to a note that is not put or from one that is, WriteBatch::decided beside notes, or a token
  /// without key or with one of more than kMostTokenBytes; not_found, no decision in force has the
  /// number to undo; conflict, the graph is not as WriteOptions wants it, or its token stands for another
  /// request; limit_exceeded, more than the backend takes at once; nothing is written then. unknown_outcome,
  /// so also for every write that has not been answered yet: nobody can say what of it lasts before the store
  /// is opened anew (the same token, sent again, tells then); unavailable for all writes from then on:
  /// nothing is written.
  virtual Result<WriteSummary> write(const WriteBatch& batch, WriteOptions options = {}) = 0;
  /// The answer to the write that `token` was given to, if it was one of the last kKeptChanges; for who has
  /// to look before he can ask for it again. It lasts by then. Errors: those of write() about tokens.
  virtual Result<std::optional<WriteSummary>> find_write(const WriteToken& token) = 0;
  /// Puts one note as write() would, synced, but never holds all that it says in memory: for notes of any
  /// size. It is seen at once when it is done; whatever ends it before leaves the store as it was. Other
  /// writes go on meanwhile; `facts` are read a second time if one of them gets in the way. Errors: those of
  /// write() but for limit_exceeded; those of `facts`.
  virtual Result<WriteSummary> import_note(Note note, const Ontology& types, FactStream& facts,
                                           ImportLimits limits = {}) = 0;
  /// The graph as of this call; hold it for one request.
  virtual std::unique_ptr<const Snapshot> snapshot() const = 0;
  /// Adds a copy of the graph as of this call to the directory `backups`, or of a little later, while reads
  /// and writes go on; files that did not change since the last backup there are not copied again. The copy
  /// is read back and compared. See rocksdb_backup.h for what to do with it. Errors: invalid_argument, this
  /// backend keeps nothing that could be backed up, `backups` holds something else, such as the backups of
  /// another store, or the name is not allowed or taken; corruption; io_error.
  virtual Result<BackupInfo> back_up(const std::filesystem::path& backups, BackupOptions options = {},
                                     const CopyProgress& progress = {}) = 0;
  /// Asks the backend's own books: costs little, whatever the size. Errors: io_error.
  virtual Result<StoreSize> size() const = 0;
  /// Names this store and its copies for good, wherever it lies; empty: it ends with the process. What is
  /// kept beside a store tells by this id and a sequence number what it was made from.
  virtual std::string id() const { return {}; }
  /// Unlike Snapshot::sequence() this costs nothing: ask it to learn whether a snapshot is still the newest.
  virtual std::uint64_t sequence() const = 0;
  /// Calls `listener` with sequence() at once, and then each time that has grown, until the subscription
  /// ends. The store must outlive it.
  virtual CommitSubscription listen(CommitListener listener) = 0;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_GRAPH_STORE_H_
