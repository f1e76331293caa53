#include "graph/store/stored_facts.h"

#include <utility>

#include <fmt/format.h>

#include "graph/store/key_codec.h"
#include "graph/store/record_codec.h"

namespace notegraph::store {
namespace {

Status damaged(std::string_view what, std::string_view note) {
  return {StatusCode::corruption, fmt::format("{} of note '{}' is damaged", what, note)};
}

}  // namespace

StoredFacts::StoredFacts(const FactReader& reader, std::string note)
    : reader_(reader), note_(std::move(note)) {
  rewind();
  for (const std::string& prefix : {note_entity_prefix(note_), note_relation_prefix(note_)}) {
    // What cannot be read here cannot be read below either, and is told there.
    for (RangeCursor record(reader.records(), prefix); record.valid(); record.next()) ++most_facts_;
  }
}

Result<std::optional<NoteEntity>> StoredFacts::next_entity() {
  if (!entities_->valid()) {
    if (Status status = entities_->status(); !status) return fail(status);
    return std::optional<NoteEntity>();
  }
  Result<NoteEntity> entity = decode_note_entity(entities_->value(), note_, no_text);
  if (!entity) return fail(entity.status());
  if (parse_entity_id(entities_->rest()) != entity_id_of(*entity)) return fail(damaged("an entity", note_));
  entities_->next();
  return std::optional(*std::move(entity));
}

Result<std::optional<StatedRelation>> StoredFacts::next_relation() {
  if (!relations_->valid()) {
    if (Status status = relations_->status(); !status) return fail(status);
    return std::optional<StatedRelation>();
  }
  std::optional<RelationKey> key = parse_relation(relations_->rest());
  if (!key) return fail(damaged("a relation", note_));
  for (const EntityId end : {key->head, key->tail}) {
    if (Status status = check_end(end); !status) return fail(status);
  }
  auto evidence = decode_note_evidence(relations_->value(), note_, no_text);
  if (!evidence) return fail(evidence.status());
  relations_->next();
  return std::optional(StatedRelation{*std::move(key), *std::move(evidence)});
}

void StoredFacts::rewind() {
  entities_.emplace(reader_.records(), note_entity_prefix(note_));
  relations_.emplace(reader_.records(), note_relation_prefix(note_));
}

Status StoredFacts::check_end(EntityId id) const {
  const auto said = reader_.records().get(note_entity_key(note_, id));
  if (!said) return said.status();
  return *said ? Status() : damaged(fmt::format("entity {:016x}, an end of a relation,", id.value), note_);
}

Status StoredFacts::fail(Status failure) {
  failure_ = std::move(failure);
  return failure_;
}

}  // namespace notegraph::store
