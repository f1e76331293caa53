#include "graph/store/state_codec.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace notegraph::store {
namespace {

constexpr std::uint8_t kHasBefore = 1, kHasNow = 2;

StateChange read_states(ByteReader& reader) {
  const std::uint8_t known = reader.read_byte();
  if (known > (kHasBefore | kHasNow)) reader.fail();
  StateChange states;
  if (known & kHasBefore) states.before = reader.read_be64();
  if (known & kHasNow) states.now = reader.read_be64();
  return states;
}

std::vector<StateChange> read_list(ByteReader& reader) {
  std::vector<StateChange> list;
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    list.push_back(read_states(reader));
  }
  return list;
}

Status stray_states() {
  return {StatusCode::corruption, "damaged record: states of other notes or facts than the write changed"};
}

/// One for each of `changes`.
template <typename Change>
Status add_list(const std::vector<StateChange>& states, std::vector<Change>& changes) {
  if (states.size() != changes.size()) return stray_states();
  for (std::size_t i = 0; i < states.size(); ++i) changes[i].states = states[i];
  return {};
}

/// Tells of the removal under the old name and the coming under the new one as of one thing.
Status join(const NoteRenaming& renaming, std::vector<NoteChange>& notes) {
  const auto find = [&notes](const std::string& note, ChangeKind kind) {
    return std::find_if(notes.begin(), notes.end(), [&](const NoteChange& change) {
      return change.note == note && change.kind == kind && change.renamed_from.empty();
    });
  };
  const auto removed = find(renaming.from, ChangeKind::removed);
  const auto added = find(renaming.to, ChangeKind::added);
  if (removed == notes.end() || added == notes.end()) return stray_states();
  added->renamed_from = renaming.from;
  added->states.before = removed->states.before;
  notes.erase(removed);
  return {};
}

}  // namespace

std::vector<NoteChange> without_renamings(const std::vector<NoteChange>& notes) {
  std::vector<NoteChange> listed;
  for (const NoteChange& change : notes) {
    if (change.renamed_from.empty()) {
      listed.push_back(change);
    } else {
      listed.push_back({change.renamed_from, ChangeKind::removed, {}, {change.states.before, {}}});
      listed.push_back({change.note, ChangeKind::added, {}, {{}, change.states.now}});
    }
  }
  std::sort(listed.begin(), listed.end(),
            [](const NoteChange& a, const NoteChange& b) { return a.note < b.note; });
  return listed;
}

std::string encode_note_states(const std::vector<NoteChange>& notes) {
  ByteWriter writer;
  const std::vector<NoteChange> listed = without_renamings(notes);
  writer.put_varint(listed.size());
  for (const NoteChange& change : listed) put_states(writer, change.states);
  writer.put_varint(listed.size() - notes.size());
  for (const NoteChange& change : notes) {
    if (change.renamed_from.empty()) continue;
    writer.put_string(change.renamed_from);
    writer.put_string(change.note);
  }
  return writer.take();
}

void put_states(ByteWriter& writer, const StateChange& states) {
  writer.put_byte((states.before ? kHasBefore : 0) | (states.now ? kHasNow : 0));
  if (states.before) writer.put_be64(*states.before);
  if (states.now) writer.put_be64(*states.now);
}

Result<NoteStates> decode_note_states(std::string_view bytes) {
  ByteReader reader(bytes);
  NoteStates states;
  states.of_notes = read_list(reader);
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    NoteRenaming& renaming = states.renamed.emplace_back();
    renaming.from = reader.read_string();
    renaming.to = reader.read_string();
  }
  return finish_record(reader, "states of notes", std::move(states));
}

Result<FactStates> decode_fact_states(std::string_view bytes) {
  ByteReader reader(bytes);
  FactStates states;
  states.entities = read_list(reader);
  states.relations = read_list(reader);
  return finish_record(reader, "states of facts", std::move(states));
}

Status add_states(const NoteStates& states, std::vector<NoteChange>& notes) {
  if (Status status = add_list(states.of_notes, notes); !status) return status;
  for (const NoteRenaming& renaming : states.renamed) {
    if (Status status = join(renaming, notes); !status) return status;
  }
  return {};
}

Status add_states(const FactStates& states, FactChanges& changes) {
  if (Status status = add_list(states.entities, changes.entities); !status) return status;
  return add_list(states.relations, changes.relations);
}

}  // namespace notegraph::store
