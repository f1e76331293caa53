#ifndef NOTEGRAPH_GRAPH_STORE_WRITE_REQUEST_H_
#define NOTEGRAPH_GRAPH_STORE_WRITE_REQUEST_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/decision.h"
#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/store/graph_change.h"

// What GraphStore::write() is asked, and what it answers.
namespace notegraph::store {

/// Takes back the decision `number`.
struct UndoRequest {
  std::uint64_t number = 0;
  std::string author;
};

/// One change to the graph, applied as a whole.
struct WriteBatch {
  std::vector<NoteFacts> put;  ///< Each replaces all that the note of the same id said before.
  std::vector<std::string>
      remove;         ///< Ids of notes; one that is not there is no error. Applied before `put`.
  Ontology ontology;  ///< Types that come with the facts (imports); added to the stored ones.
  /// One without a number gets the next one, and the time of the write. One with a number is a copy from
  /// another store, kept as it is.
  std::vector<Decision> decide{};
  std::vector<UndoRequest> undo{};  ///< Of decisions that earlier writes made.
  /// `from` is removed, and `to`, which is put, tells in the history that this is what it was called: unless
  /// `from` is not there, or `to` is there already.
  std::vector<NoteRenaming> rename{};
  /// What `decide` and `undo` do to the graph that people see (graph/decisions/decision_effect.h): for the
  /// history alone. Only in a batch without notes.
  FactChanges decided{};
};

/// What a note has to be before a write.
struct ExpectedNote {
  std::string note;
  std::optional<std::uint64_t> content_hash{};  ///< Note::content_hash; nothing: there is no such note.
};

/// Names a request to write, so that it can be sent again when its answer did not come, and is carried out
/// once. It is known as long as its write is among the last kKeptChanges, also after a crash.
struct WriteToken {
  std::string key;                 ///< The caller's choice, of 1 to kMostTokenBytes bytes.
  std::uint64_t request_hash = 0;  ///< Of the request in whatever form the caller has it: tells another one
                                   ///< that comes under the same key by mistake.
  bool operator==(const WriteToken&) const = default;
};

inline constexpr std::size_t kMostTokenBytes = 255;

/// The conditions are looked at in the same step as the write is made: no other gets in between.
struct WriteOptions {
  bool sync = true;  ///< Survive a power cut; without it the batch survives only the end of the process.
  /// Write only if this is the number of the last write, seen by readers yet or not: for who read first.
  std::optional<std::uint64_t> if_sequence{};
  std::vector<ExpectedNote> if_notes{};  ///< Write only if all of them are so.
  /// Write only if no write was made with this token; else answer what that one answered, whatever the
  /// conditions above.
  std::optional<WriteToken> token{};
};

/// What an import may use of this machine.
struct ImportLimits {
  std::size_t memory_bytes = std::size_t{64} << 20;  ///< To sort in; what is more goes through the disk.
};

/// What a write changed, for the person who asked for it.
struct WriteSummary {
  std::uint64_t sequence = 0;  ///< Of the store after this write; see Snapshot::sequence().
  /// By the notes; in a batch without notes, by its decisions (WriteBatch::decided).
  std::int64_t entities_gained = 0, entities_lost = 0;
  std::int64_t relations_gained = 0, relations_lost = 0;
  std::vector<Decision> decisions{};  ///< Those of WriteBatch::decide as stored, then those undone.
  std::vector<NoteChange> notes{};    ///< What became of each note of the batch; see GraphChange::notes.
  bool operator==(const WriteSummary&) const = default;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_WRITE_REQUEST_H_
