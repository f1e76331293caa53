#ifndef NOTEGRAPH_GRAPH_STORE_STATE_CODEC_H_
#define NOTEGRAPH_GRAPH_STORE_STATE_CODEC_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/byte_codec.h"
#include "graph/store/graph_change.h"

// What Table::note_state and Table::fact_state tell beside Table::change and Table::fact_change, to bytes and
// back; defensively, as in record_codec.h.
namespace notegraph::store {

struct NoteStates {
  std::vector<StateChange> of_notes;  ///< Of each note in Table::change, in its order.
  std::vector<NoteRenaming> renamed;  ///< Of these notes, by the new name.
};
struct FactStates {
  std::vector<StateChange> entities, relations;  ///< Of each in Table::fact_change, in its order.
};

/// `notes` as Table::change lists them: a renamed one is removed under the old name and added under the new.
std::vector<NoteChange> without_renamings(const std::vector<NoteChange>& notes);

std::string encode_note_states(const std::vector<NoteChange>& notes);
void put_states(ByteWriter& writer, const StateChange& states);

/// Errors: corruption.
Result<NoteStates> decode_note_states(std::string_view bytes);
/// EncodedFactChanges::states.
Result<FactStates> decode_fact_states(std::string_view bytes);

/// Adds the states to what was read of the same write from the other table. Errors: corruption, they do not
/// belong together.
Status add_states(const NoteStates& states, std::vector<NoteChange>& notes);
Status add_states(const FactStates& states, FactChanges& changes);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_STATE_CODEC_H_
