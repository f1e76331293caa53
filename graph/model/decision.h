#ifndef NOTEGRAPH_GRAPH_MODEL_DECISION_H_
#define NOTEGRAPH_GRAPH_MODEL_DECISION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/evidence.h"
#include "graph/model/timestamp.h"

// What a person decides about the graph. Decisions are facts of their own, kept apart from what the notes
// say: graph/decisions/ lays them over the graph. They name entities by ids, which survive every re-ingest;
// one whose subject the notes no longer name has no effect until they name it again.
namespace notegraph {

/// What is decided, and which fields of Decision say it. As stored; never renumber.
enum class DecisionKind : std::uint8_t {
  accept_relation = 1,  ///< entity, relation, other: it is true.
  reject_relation = 2,  ///< entity, relation, other: it is false, whatever the notes say.
  add_relation = 3,     ///< entity, relation, other: it is true, though no note says so.
  accept_entity = 4,    ///< entity: it is what it is called.
  reject_entity = 5,    ///< entity: it is none; it goes with all that is said of it.
  accept_alias = 6,     ///< entity, aliases: these are names of it.
  reject_alias = 7,     ///< entity, aliases: they are not; what the notes say under them is not about it.
  merge = 8,            ///< entity, other: `other` is the same as `entity`, which stays.
  split = 9,            ///< entity, other, aliases or notes: what they say is about `other`.
  rename = 10,          ///< entity, value: its name is `value`; its old names stay aliases.
  retype = 11,          ///< entity, value: its type is `value`.
  keep_apart = 12,      ///< entity, other: they are two things, however alike their names; see KeptApart.
  rename_note = 13,     ///< entity, other, notes, value: for the splits of `other` from `entity` made before,
                     ///< the note is now called `value`. Recorded when a note is renamed; nobody asks for it.
};

/// The name of `kind` as it stands in the source, for JSON.
const char* to_string(DecisionKind kind);
/// Nothing for a word that to_string() does not give.
std::optional<DecisionKind> parse_decision_kind(std::string_view word);

/// An entity as a decision names it: the id finds it, type and name tell it to people, also when no note
/// names it any more.
struct EntityRef {
  EntityId id;
  std::string type;
  std::string name;
  bool operator==(const EntityRef&) const = default;
};

/// Who took a decision back, and when.
struct Undoing {
  std::string author;
  Timestamp time{};
  bool operator==(const Undoing&) const = default;
};

struct Decision {
  std::uint64_t number = 0;  ///< From 1 on, in the order in which they were made and take effect.
  Timestamp time{};
  std::string author;
  std::string reason;  ///< May be empty.
  DecisionKind kind = DecisionKind::accept_relation;
  EntityRef entity;                  ///< What it is about; of a relation the head.
  EntityRef other;                   ///< The tail of a relation, or the second entity of a merge or split.
  std::string relation;              ///< A relation type.
  std::string value;                 ///< A name or a type.
  std::vector<std::string> aliases;  ///< As written; equal in surface_key() means equal.
  std::vector<std::string> notes;    ///< Ids of notes.
  std::optional<Undoing> undone;     ///< It has no effect any more.
  bool operator==(const Decision&) const = default;
};

/// The entities that `decision` names.
std::vector<EntityId> entities_of(const Decision& decision);

/// `decision` as evidence of the relation that it accepts or adds: the note is "decision N", the headings are
/// author and time, the quote is the reason, the rule the kind; confidence 1.
Evidence to_evidence(const Decision& decision);
/// Whether `evidence` is what to_evidence() makes, and names no note.
bool is_from_decision(const Evidence& evidence);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_DECISION_H_
