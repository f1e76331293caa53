#include "graph/store/derived_records.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "graph/store/history_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/record_codec.h"
#include "graph/store/state_codec.h"
#include "graph/store/text_pieces.h"
#include "graph/store/write_tokens.h"

namespace notegraph::store {
namespace {

const std::string kNothing;  // The value of keys that say all there is to say.

}  // namespace

void put_note(const Note& note, RecordSink& sink) {
  sink.put(note_key(note.id), encode_note_header(note));
  std::uint32_t piece = 0;
  for (std::size_t begin = 0; begin < note.text.size(); begin += kTextPieceBytes) {
    sink.put(text_key(note.id, piece++), note.text.substr(begin, kTextPieceBytes));
  }
}

void put_entity(EntityId id, const EntityTally& before, const EntityTally& now, RecordSink& sink) {
  if (now == before) return;
  if (now.empty()) {
    sink.erase(entity_key(id));
  } else {
    sink.put(entity_key(id), encode_entity_tally(now));
  }
  const std::vector<std::string> old_keys = before.name_keys();
  const std::vector<std::string> new_keys = now.name_keys();
  std::vector<std::string> lost, gained;
  std::set_difference(old_keys.begin(), old_keys.end(), new_keys.begin(), new_keys.end(),
                      std::back_inserter(lost));
  std::set_difference(new_keys.begin(), new_keys.end(), old_keys.begin(), old_keys.end(),
                      std::back_inserter(gained));
  for (const std::string& key : lost) sink.erase(name_key(key, id));
  for (const std::string& key : gained) sink.put(name_key(key, id), kNothing);
}

void put_relation(const RelationKeys& keys, const RelationTally& before, const RelationTally& now,
                  RecordSink& sink) {
  if (now == before) return;
  if (now.empty()) {
    sink.erase(keys.relation());
    if (!keys.is_loop()) sink.erase(keys.incoming());
  } else {
    sink.put(keys.relation(), encode_relation_tally(now));
    if (before.empty() && !keys.is_loop()) sink.put(keys.incoming(), kNothing);
  }
}

Status put_ontology(const Ontology& ontology, const FactReader& reader, RecordSink& sink) {
  if (ontology == Ontology()) return {};
  Result<Ontology> all = reader.ontology();
  if (!all) return all.status();
  all->add(ontology);
  sink.put(meta_key(kMetaOntology), encode_ontology(*all));
  return {};
}

Status put_change(const GraphChange& change, const FactReader& reader, RecordSink& sink) {
  sink.put(change_key(change.sequence), encode_change(change));
  sink.put(write_key(change.sequence), encode_write(change));
  if (!change.notes.empty()) sink.put(note_state_key(change.sequence), encode_note_states(change.notes));
  if (change.sequence <= kKeptChanges) return {};
  const std::uint64_t forgotten = change.sequence - kKeptChanges;
  sink.erase(change_key(forgotten));
  sink.erase(write_key(forgotten));
  sink.erase(note_state_key(forgotten));
  return erase_token(forgotten, reader, sink);
}

Status put_fact_changes(std::uint64_t sequence, const std::optional<EncodedFactChanges>& encoded,
                        const FactReader& reader, RecordSink& sink) {
  auto history = reader.fact_history();
  if (!history) return history.status();
  const std::size_t size = encoded ? encoded->changes.size() : kKeptFactBytes + 1;
  for (; history->first < sequence && history->bytes + size > kKeptFactBytes; ++history->first) {
    const auto oldest = reader.records().get(fact_change_key(history->first));
    if (!oldest) return oldest.status();
    if (!*oldest) continue;
    history->bytes -= std::min<std::uint64_t>(history->bytes, (*oldest)->size());
    sink.erase(fact_change_key(history->first));
    sink.erase(fact_state_key(history->first));
  }
  if (encoded && size <= kKeptFactBytes) {
    sink.put(fact_change_key(sequence), encoded->changes);
    if (!encoded->states.empty()) sink.put(fact_state_key(sequence), encoded->states);
    history->bytes += size;
  }
  sink.put(meta_key(kMetaFactHistory), encode_fact_history(*history));
  return {};
}

}  // namespace notegraph::store
