#ifndef NOTEGRAPH_GRAPH_STORE_HISTORY_CODEC_H_
#define NOTEGRAPH_GRAPH_STORE_HISTORY_CODEC_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/decision.h"
#include "graph/model/status.h"
#include "graph/store/byte_codec.h"
#include "graph/store/graph_change.h"

// What people decided and what writes did, to bytes and back; defensively, as in record_codec.h.
namespace notegraph::store {

/// Which writes Table::fact_change still tells of.
struct FactHistory {
  std::uint64_t first = 1;  ///< No earlier write is there.
  std::uint64_t bytes = 0;  ///< Of the values that are.
  bool operator==(const FactHistory&) const = default;
};

/// The values of Table::fact_change and Table::fact_state.
struct EncodedFactChanges {
  std::string changes;
  std::string states;  ///< Empty: no such record, for there are no changes.
};

std::string encode_decision(const Decision& decision);
/// All of `change` but its notes and entities.
std::string encode_write(const GraphChange& change);
EncodedFactChanges encode_fact_changes(const FactChanges& changes);
std::string encode_fact_history(const FactHistory& history);

/// encode_fact_changes() change by change, for a write whose changes need not fit into memory.
class FactChangesEncoder {
 public:
  /// `notes`: all that changes will name.
  explicit FactChangesEncoder(std::set<std::string> notes);

  void add(const EntityChange& change);
  void add(const RelationChange& change);
  /// EncodedFactChanges::changes will have no fewer bytes.
  std::size_t least_size() const;
  EncodedFactChanges encode() const;

 private:
  /// One of the two lists: its elements one behind the other, and their states.
  struct List {
    std::uint64_t size = 0;
    ByteWriter elements, states;
  };

  /// The end of an element.
  void put_cause(const std::vector<std::string>& notes, const StateChange& states, List& list) const;

  std::map<std::string, std::size_t> numbers_;  // Of the notes.
  List entities_, relations_;
};

/// Errors: corruption.
Result<Decision> decode_decision(std::string_view bytes);
/// Puts what encode_write() wrote into `change`. Errors: corruption.
Status decode_write(std::string_view bytes, GraphChange& change);
/// Without states.
Result<FactChanges> decode_fact_changes(std::string_view bytes);
Result<FactHistory> decode_fact_history(std::string_view bytes);

/// The entities that `decisions` name, ascending, without repeats.
std::vector<EntityId> entities_of(const std::vector<Decision>& decisions);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_HISTORY_CODEC_H_
