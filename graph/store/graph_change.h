#ifndef NOTEGRAPH_GRAPH_STORE_GRAPH_CHANGE_H_
#define NOTEGRAPH_GRAPH_STORE_GRAPH_CHANGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/decision.h"
#include "graph/model/entity.h"
#include "graph/model/relation.h"
#include "graph/model/timestamp.h"

// What a store remembers of its writes.
namespace notegraph::store {

/// What a write did to something. As stored; never renumber.
enum class ChangeKind : std::uint8_t { added = 0, changed = 1, removed = 2 };

/// Fingerprints (fingerprints.h) of something before a write and after it. Nothing where it was not there, or
/// the write was made before stores kept them.
struct StateChange {
  std::optional<std::uint64_t> before, now;
  bool operator==(const StateChange&) const = default;
};

/// A note that goes on under another name.
struct NoteRenaming {
  std::string from, to;
  bool operator==(const NoteRenaming&) const = default;
};

/// What a write did to one note.
struct NoteChange {
  using Kind = ChangeKind;

  std::string note;
  Kind kind = Kind::added;  ///< `changed` also if it was put again as it was.
  /// Of an added one, what it was called before the write, which then tells of no removal; empty: it is new.
  std::string renamed_from{};
  StateChange states{};
  bool operator==(const NoteChange&) const = default;
};

/// What one write did.
struct GraphChange {
  std::uint64_t sequence = 0;  ///< See Snapshot::sequence().
  std::vector<NoteChange>
      notes;  ///< By note. None if the write brought types or decisions alone, or nothing.
  /// By id: every entity that may have come, gone or changed, or of which a relation may have. All that the
  /// notes named before or name now, so that every relation that changed has both its ends among them, and
  /// all that its decisions name.
  std::vector<EntityId> entities{};
  /// False, with no entities listed: the notes touched more than kMostListedEntities, or the write is older
  /// than the lists. Read everything anew then.
  bool entities_known = true;
  std::optional<Timestamp> time{};    ///< Nothing: it was made before stores kept the time.
  std::vector<Decision> decisions{};  ///< Made or undone by it, as they stood then.
  std::uint64_t entities_gained = 0, entities_lost = 0;  ///< As in WriteSummary.
  std::uint64_t relations_gained = 0, relations_lost = 0;
  bool operator==(const GraphChange&) const = default;
};

/// How many of the last writes Snapshot::changes() tells of.
inline constexpr std::uint64_t kKeptChanges = 10'000;

/// How many entities that its notes touched a GraphChange lists.
inline constexpr std::uint32_t kMostListedEntities = 10'000;

/// What a write did to an entity: `changed` if its names, counts or confidence did.
struct EntityChange {
  EntityId id;
  ChangeKind kind = ChangeKind::added;
  std::string type;
  std::string name;  ///< Now; of a removed one, before.
  /// Of this write, those that name it or named it before; ascending. None: its decisions did it, to the
  /// graph that they make of what the notes say.
  std::vector<std::string> notes;
  StateChange states{};
  bool operator==(const EntityChange&) const = default;
};

/// What a write did to a relation: `changed` if its confidence or number of places did.
struct RelationChange {
  RelationKey key;
  ChangeKind kind = ChangeKind::added;
  std::vector<std::string> notes;  ///< As above.
  StateChange states{};
  bool operator==(const RelationChange&) const = default;
};

/// What one write did to entities and relations, each in ascending order.
struct FactChanges {
  std::vector<EntityChange> entities;
  std::vector<RelationChange> relations;
  bool operator==(const FactChanges&) const = default;
};

/// Snapshot::fact_changes() tells of the last writes, as many as fit into so many bytes (history_codec.h).
inline constexpr std::size_t kKeptFactBytes = std::size_t{32} << 20;

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_GRAPH_CHANGE_H_
