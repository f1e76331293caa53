#include "graph/store/note_import.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "graph/store/canonical_facts.h"
#include "graph/store/derived_records.h"
#include "graph/store/fact_changes.h"
#include "graph/store/fingerprints.h"
#include "graph/store/key_codec.h"
#include "graph/store/meta_codec.h"
#include "graph/store/record_codec.h"
#include "graph/store/refusals.h"
#include "graph/store/text_pieces.h"

namespace notegraph::store {
namespace {

const std::string kNothing;  // The value of keys that say all there is to say.

/// The facts of a stream, made canonical, with a look at the next one.
template <typename Fact, typename Key>
class Upcoming {
 public:
  using Source = std::function<Result<std::optional<std::pair<Key, Fact>>>()>;

  explicit Upcoming(Source source) : source_(std::move(source)) {}

  /// Errors: those of the source; invalid_argument, the keys do not ascend.
  Status advance() {
    Result<std::optional<std::pair<Key, Fact>>> next = source_();
    if (!next) return next.status();
    if (*next && next_ && !(next_->first < (*next)->first)) {
      return {StatusCode::invalid_argument, "two facts of an import would share an id, or are out of order"};
    }
    next_ = *std::move(next);
    return {};
  }
  bool is_before(const Key& key) const { return next_ && next_->first < key; }
  bool is_at(const Key& key) const { return next_ && next_->first == key; }
  bool at_end() const { return !next_; }
  const Key& key() const { return next_->first; }
  const Fact& fact() const { return next_->second; }

 private:
  Source source_;
  std::optional<std::pair<Key, Fact>> next_;
};

/// What is stored under `key`; an empty tally where there is nothing.
template <typename Tally>
Result<Tally> find_tally(AscendingReader& stored, const std::string& key,
                         Result<Tally> (*decode)(std::string_view)) {
  const auto bytes = stored.find(key);
  if (!bytes) return bytes.status();
  return *bytes ? decode(**bytes) : Tally();
}

template <typename Tally, typename Fact>
bool take_back(Tally& tally, const Fact* said) {
  return said == nullptr || tally.subtract(*said);
}

}  // namespace

NoteImport::NoteImport(const FactReader& reader, const StoreState& before, const Note& note, RecordSink& sink)
    : reader_(reader),
      stored_entities_(reader.records(), table_prefix(Table::entity)),
      stored_relations_(reader.records(), table_prefix(Table::relation)),
      counts_before_(before.counts),
      state_(before),
      note_(note),
      sink_(sink),
      keys_(note.id),
      changes_(std::in_place, std::set{note.id}) {}

Status NoteImport::apply(FactStream& facts) {
  if (note_.id.empty()) return {StatusCode::invalid_argument, "a note has no id"};
  const Result<std::optional<std::uint64_t>> before = replace_note();
  if (!before) return before.status();
  const bool was_there = before->has_value();
  if (Status status = replace_entities(facts); !status) return status;
  if (Status status = replace_relations(facts); !status) return status;
  summary_.notes = {
      {note_.id, was_there ? ChangeKind::changed : ChangeKind::added, {}, {*before, fingerprint(note_)}}};
  StoreCounts& counts = state_.counts;
  counts.notes += was_there ? 0 : 1;
  counts.entities += summary_.entities_gained - summary_.entities_lost;
  counts.relations += summary_.relations_gained - summary_.relations_lost;
  return {};
}

bool NoteImport::rests_on(const GraphChange& change) const {
  return !change.entities_known ||
         std::any_of(change.notes.begin(), change.notes.end(),
                     [this](const NoteChange& note) { return note.note == note_.id; }) ||
         std::any_of(change.entities.begin(), change.entities.end(),
                     [this](EntityId id) { return named_.may_hold(id); });
}

Status NoteImport::conclude(const FactReader& reader, const StoreState& before, Timestamp now,
                            const Ontology& types) {
  if (Status status = put_ontology(types, reader, sink_); !status) return status;
  const StoreCounts ours = state_.counts;
  state_ = before;
  for (const auto count : {&StoreCounts::notes, &StoreCounts::entities, &StoreCounts::relations,
                           &StoreCounts::evidence, &StoreCounts::mentions}) {
    state_.counts.*count += ours.*count - counts_before_.*count;
  }
  summary_.sequence = ++state_.sequence;
  sink_.put(meta_key(kMetaState), encode_state(state_));
  if (Status status = put_change(make_graph_change(summary_, std::move(touched_), now), reader, sink_);
      !status)
    return status;
  const auto changes = changes_ ? std::optional(changes_->encode()) : std::nullopt;
  return put_fact_changes(state_.sequence, changes, reader, sink_);
}

Result<std::optional<std::uint64_t>> NoteImport::replace_note() {
  const auto header = reader_.note(note_.id);
  if (!header) return header.status();
  put_note(note_, sink_);
  // Pieces of a longer text than the new one; the others were put anew.
  const std::string text = text_prefix(note_.id);
  const std::size_t pieces = (note_.text.size() + kTextPieceBytes - 1) / kTextPieceBytes;
  const std::string first_gone = text_key(note_.id, static_cast<std::uint32_t>(pieces)).substr(text.size());
  Status status = reader_.records().scan(text, first_gone, [&](std::string_view piece, std::string_view) {
    sink_.erase(std::string(text).append(piece));
    return Result<bool>(true);
  });
  if (!status) return status;
  return *header ? std::optional(fingerprint((*header)->note)) : std::nullopt;
}

Status NoteImport::replace_entities(FactStream& facts) {
  Upcoming<NoteEntity, EntityId> next([&]() -> Result<std::optional<std::pair<EntityId, NoteEntity>>> {
    Result<std::optional<NoteEntity>> entity = facts.next_entity();
    if (!entity) return entity.status();
    if (!*entity) return std::optional<std::pair<EntityId, NoteEntity>>();
    if (Status status = canonicalize(note_.id, **entity); !status) return status;
    const EntityId id = entity_id_of(**entity);
    return std::optional(std::pair(id, **std::move(entity)));
  });
  const auto replace_next = [&](const Said<NoteEntity>* before) -> Status {
    if (Status status = replace(next.key(), before, &next.fact()); !status) return status;
    return next.advance();
  };
  if (Status status = next.advance(); !status) return status;
  Status status = reader_.each_entity_of(
      note_.id, no_text, [&](EntityId id, NoteEntity said, std::string_view record) -> Status {
        while (next.is_before(id)) {
          if (Status added = replace_next(nullptr); !added) return added;
        }
        const Said<NoteEntity> before{std::move(said), record};
        return next.is_at(id) ? replace_next(&before) : replace(id, &before, nullptr);
      });
  while (status && !next.at_end()) status = replace_next(nullptr);
  return status;
}

Status NoteImport::replace_relations(FactStream& facts) {
  using Statement = std::pair<RelationKey, std::vector<Evidence>>;
  Upcoming<std::vector<Evidence>, RelationKey> next([&]() -> Result<std::optional<Statement>> {
    Result<std::optional<StatedRelation>> relation = facts.next_relation();
    if (!relation) return relation.status();
    if (!*relation) return std::optional<Statement>();
    StatedRelation& stated = **relation;
    if (Status status = canonicalize(note_.id, stated.key.type, stated.evidence); !status) return status;
    return std::optional(Statement(std::move(stated.key), std::move(stated.evidence)));
  });
  const auto replace_next = [&](const Said<std::vector<Evidence>>* before) -> Status {
    if (Status status = replace(next.key(), before, &next.fact()); !status) return status;
    return next.advance();
  };
  if (Status status = next.advance(); !status) return status;
  Status status = reader_.each_relation_of(
      note_.id, no_text,
      [&](const RelationKey& key, std::vector<Evidence> said, std::string_view record) -> Status {
        while (next.is_before(key)) {
          if (Status added = replace_next(nullptr); !added) return added;
        }
        const Said<std::vector<Evidence>> before{std::move(said), record};
        return next.is_at(key) ? replace_next(&before) : replace(key, &before, nullptr);
      });
  while (status && !next.at_end()) status = replace_next(nullptr);
  return status;
}

Status NoteImport::replace(EntityId id, const Said<NoteEntity>* before, const NoteEntity* now) {
  const auto stored = find_tally<EntityTally>(stored_entities_, entity_key(id), decode_entity_tally);
  if (!stored) return stored.status();
  const EntityTally& tally_before = *stored;
  EntityTally tally = tally_before;
  if (!take_back(tally, before ? &before->fact : nullptr)) return never_counted(note_.id);
  if (before) state_.counts.mentions -= before->fact.mentions.size();
  std::optional<std::string> record;
  if (now) {
    if (!tally.same_identity(*now)) return id_taken(note_.id, *now, tally);
    tally.add(*now);
    state_.counts.mentions += now->mentions.size();
    record = encode_note_entity(*now, note_.text);
  }
  replace_record(note_entity_key(note_.id, id), before ? std::optional(before->record) : std::nullopt,
                 record);
  replace_key(mention_key(id, note_.id), before && !before->fact.mentions.empty(),
              now && !now->mentions.empty());
  replace_key(attribute_key(id, note_.id), before && !before->fact.attributes.empty(),
              now && !now->attributes.empty());
  put_entity(id, tally_before, tally, sink_);

  summary_.entities_gained += tally_before.empty() && !tally.empty();
  summary_.entities_lost += !tally_before.empty() && tally.empty();
  named_.add(id);
  if (touched_.size() <= kMostListedEntities) touched_.insert(id);
  if (!changes_) return {};
  if (const auto change = entity_change(id, tally_before, tally, {note_.id})) changes_->add(*change);
  if (changes_->least_size() > kKeptFactBytes) changes_.reset();
  return {};
}

Status NoteImport::replace(const RelationKey& key, const Said<std::vector<Evidence>>* before,
                           const std::vector<Evidence>* now) {
  keys_.stand_at(key);
  const auto stored = find_tally<RelationTally>(stored_relations_, keys_.relation(), decode_relation_tally);
  if (!stored) return stored.status();
  const RelationTally& tally_before = *stored;
  RelationTally tally = tally_before;
  if (!take_back(tally, before ? &before->fact : nullptr)) return never_counted(note_.id);
  if (before) state_.counts.evidence -= before->fact.size();
  std::optional<std::string> record;
  if (now) {
    tally.add(*now);
    state_.counts.evidence += now->size();
    record = encode_note_evidence(*now, note_.text);
  }
  replace_record(keys_.of_note(), before ? std::optional(before->record) : std::nullopt, record);
  replace_key(keys_.evidence(), before != nullptr, now != nullptr);
  put_relation(keys_, tally_before, tally, sink_);

  summary_.relations_gained += tally_before.empty() && !tally.empty();
  summary_.relations_lost += !tally_before.empty() && tally.empty();
  if (!changes_) return {};
  if (const auto change = relation_change(key, tally_before, tally, {note_.id})) changes_->add(*change);
  if (changes_->least_size() > kKeptFactBytes) changes_.reset();
  return {};
}

void NoteImport::replace_record(const std::string& key, std::optional<std::string_view> before,
                                const std::optional<std::string>& now) {
  if (!now) {
    sink_.erase(key);
  } else if (before != *now) {
    sink_.put(key, *now);
  }
}

void NoteImport::replace_key(const std::string& key, bool before, bool now) {
  if (before && !now) sink_.erase(key);
  if (now && !before) sink_.put(key, kNothing);
}

}  // namespace notegraph::store
