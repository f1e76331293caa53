#include "graph/store/rocksdb_snapshot.h"

#include <algorithm>
#include <utility>

#include "graph/store/frontier_expansion.h"
#include "graph/store/key_codec.h"
#include "graph/store/refusals.h"
#include "graph/store/state_codec.h"

namespace notegraph::store {
namespace {

Status bad_record(std::string_view table) {
  return {StatusCode::corruption,
          std::string("a record in the table of ").append(table).append(" is damaged")};
}

/// The key behind `key` within `table`: where a page goes on. No key lies between the two.
std::string rest_behind(std::string key) {
  key.erase(0, 1);
  key.push_back('\0');
  return key;
}

/// A page of the entries of `table` from the rest `from` on. `parse` makes a position of what follows the
/// table byte, `to_row` a row of a position and a value.
template <typename Row, typename Position, typename Parse, typename ToRow>
Result<Page<Row, Position>> page_of(const RocksDbReader& records, Table table, const std::string& from,
                                    std::size_t limit, Parse parse, ToRow to_row) {
  if (Status status = check_page_limit(limit); !status) return status;
  Page<Row, Position> page;
  std::optional<Position> last;
  const Status status = records.scan(table_prefix(table), from,
                                     [&](std::string_view rest, std::string_view value) -> Result<bool> {
                                       if (page.rows.size() == limit) {
                                         page.next = std::move(last);
                                         return false;
                                       }
                                       last = parse(rest);
                                       if (!last) return bad_record("a listing");
                                       Result<Row> row = to_row(*last, value);
                                       if (!row) return row.status();
                                       page.rows.push_back(*std::move(row));
                                       return true;
                                     });
  if (!status) return status;
  return page;
}

Result<Entity> to_entity(const FactReader& reader, EntityId id, const EntityTally& tally) {
  Entity entity = tally.to_entity(id);
  if (tally.attribute_count == 0) return entity;
  Result<std::vector<Attribute>> attributes = reader.attributes(id);
  if (!attributes) return attributes.status();
  entity.attributes = *std::move(attributes);
  return entity;
}

/// Adds to `change` what the record of its write says; nothing for one made before there were such records.
Status add_write(const RocksDbReader& records, GraphChange& change) {
  const auto bytes = records.get(write_key(change.sequence));
  if (!bytes) return bytes.status();
  if (!*bytes) return {};
  return decode_write(**bytes, change);
}

/// The same of the states and renamings of its notes.
Status add_note_states(const RocksDbReader& records, GraphChange& change) {
  const auto bytes = records.get(note_state_key(change.sequence));
  if (!bytes) return bytes.status();
  if (!*bytes) return {};
  const auto states = decode_note_states(**bytes);
  return states ? add_states(*states, change.notes) : states.status();
}

/// Cuts quotes from a text that is at hand.
TextReader text_at_hand(const std::string& text) {
  return [&text](ByteRange range) -> Result<std::string> {
    if (range.end > text.size())
      return Status(StatusCode::corruption, "a quote lies behind the end of its note");
    return text.substr(range.begin, range.end - range.begin);
  };
}

}  // namespace

Result<StoreCounts> RocksDbSnapshot::counts() const {
  const Result<StoreState> state = reader_.state();
  if (!state) return state.status();
  return state->counts;
}

Result<Ontology> RocksDbSnapshot::ontology() const {
  return reader_.ontology();
}

Result<Entity> RocksDbSnapshot::find_entity(EntityId id) const {
  const auto tally = reader_.entity(id);
  if (!tally) return tally.status();
  if (!*tally) return no_such_entity(id);
  return to_entity(reader_, id, **tally);
}

Result<std::vector<EntityId>> RocksDbSnapshot::find_by_name(std::string_view key) const {
  std::vector<EntityId> ids;
  const Status status = reader_.records().scan(name_prefix(key), {},
                                               [&](std::string_view rest, std::string_view) -> Result<bool> {
                                                 const std::optional<EntityId> id = parse_entity_id(rest);
                                                 if (!id) return bad_record("names");
                                                 ids.push_back(*id);
                                                 return true;
                                               });
  if (!status) return status;
  return ids;
}

Result<Relation> RocksDbSnapshot::find_relation(const RelationKey& key) const {
  const auto tally = reader_.relation(key);
  if (!tally) return tally.status();
  if (!*tally) return no_such_relation(key);
  Relation relation{key, (*tally)->confidence(), {}};
  const Status status = reader_.records().scan(
      evidence_prefix(key), {}, [&](std::string_view note, std::string_view) -> Result<bool> {
        Result<std::vector<Evidence>> said = reader_.said_of_relation(note, key);
        if (!said) return said.status();
        std::move(said->begin(), said->end(), std::back_inserter(relation.evidence));
        return true;
      });
  if (!status) return status;
  if (relation.evidence.size() != (*tally)->evidence_count) return bad_record("relations");
  return relation;
}

Result<std::vector<Relation>> RocksDbSnapshot::find_relations(std::span<const RelationKey> keys) const {
  auto evidence = reader_.evidence_of(keys);
  if (!evidence) return evidence.status();
  std::vector<Relation> relations;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::vector<Evidence>& said = (*evidence)[i];
    if (said.empty()) return no_such_relation(keys[i]);
    const double confidence = combine_confidence(said);
    relations.push_back({keys[i], confidence, std::move(said)});
  }
  return relations;
}

Result<IncidentRelations> RocksDbSnapshot::relations_of(EntityId id, std::size_t limit) const {
  IncidentRelations incident;
  bool are_all = false;
  if (limit > 0) {
    auto page = expand({&id, 1}, {}, std::nullopt, limit);
    if (!page) return page.status();
    for (FrontierRelation& row : page->rows) incident.rows.push_back(std::move(row.relation));
    are_all = !page->next;
  }
  incident.total = incident.rows.size();
  if (are_all) return incident;
  const auto total = count_relations(reader_.records(), id);
  if (!total) return total.status();
  incident.total = *total;
  return incident;
}

Result<Page<FrontierRelation, FrontierPlace>> RocksDbSnapshot::expand(
    std::span<const EntityId> frontier, const RelationFilter& filter,
    const std::optional<FrontierPlace>& after, std::size_t limit) const {
  return expand_frontier(reader_.records(), frontier, filter, after, limit);
}

Result<std::vector<LocatedMention>> RocksDbSnapshot::mentions_of(EntityId id, std::size_t limit) const {
  std::vector<LocatedMention> mentions;
  const Status status = reader_.records().scan(
      mention_prefix(id), {}, [&](std::string_view note, std::string_view) -> Result<bool> {
        if (mentions.size() == limit) return false;
        Result<NoteEntity> said = reader_.said_of_entity(note, id);
        if (!said) return said.status();
        const std::size_t room = std::min(limit - mentions.size(), said->mentions.size());
        for (std::size_t i = 0; i < room; ++i) {
          mentions.push_back({std::string(note), std::move(said->mentions[i])});
        }
        return true;
      });
  if (!status) return status;
  return mentions;
}

Result<Note> RocksDbSnapshot::find_note(std::string_view id) const {
  auto header = reader_.note(id);
  if (!header) return header.status();
  if (!*header) return no_such_note(id);
  Result<std::string> text = reader_.text(id, **header);
  if (!text) return text.status();
  Note note = std::move((*header)->note);
  note.text = *std::move(text);
  return note;
}

Result<NoteFacts> RocksDbSnapshot::facts_of(std::string_view id) const {
  Result<Note> note = find_note(id);
  if (!note) return note.status();
  NoteFacts facts;
  facts.note = *std::move(note);
  const TextReader text = text_at_hand(facts.note.text);

  std::vector<EntityId> ids;
  Status status = reader_.each_entity_of(id, text, [&](EntityId entity, NoteEntity said, std::string_view) {
    ids.push_back(entity);
    facts.entities.push_back(std::move(said));
    return Status();
  });
  if (!status) return status;

  const auto number_of = [&](EntityId entity) {  // `ids` ascend, as the keys do.
    const auto place = std::lower_bound(ids.begin(), ids.end(), entity);
    const bool found = place != ids.end() && *place == entity;
    return found ? std::optional(static_cast<std::uint32_t>(place - ids.begin())) : std::nullopt;
  };
  status = reader_.each_relation_of(
      id, text, [&](RelationKey key, std::vector<Evidence> evidence, std::string_view) {
        const auto head = number_of(key.head);
        const auto tail = number_of(key.tail);
        if (!head || !tail) return bad_record("notes' relations");
        facts.relations.push_back({*head, std::move(key.type), *tail, std::move(evidence)});
        return Status();
      });
  if (!status) return status;
  return facts;
}

Result<Page<Entity, EntityId>> RocksDbSnapshot::scan_entities(std::optional<EntityId> after,
                                                              std::size_t limit) const {
  return page_of<Entity, EntityId>(reader_.records(), Table::entity,
                                   after ? rest_behind(entity_key(*after)) : "", limit, parse_entity_id,
                                   [&](EntityId id, std::string_view value) -> Result<Entity> {
                                     const Result<EntityTally> tally = decode_entity_tally(value);
                                     if (!tally) return tally.status();
                                     return to_entity(reader_, id, *tally);
                                   });
}

Result<Page<RelationSummary, RelationKey>> RocksDbSnapshot::scan_relations(
    const std::optional<RelationKey>& after, std::size_t limit) const {
  return page_of<RelationSummary, RelationKey>(
      reader_.records(), Table::relation, after ? rest_behind(relation_key(*after)) : "", limit,
      parse_relation, [](const RelationKey& key, std::string_view value) -> Result<RelationSummary> {
        const Result<RelationTally> tally = decode_relation_tally(value);
        if (!tally) return tally.status();
        return RelationSummary{key, tally->confidence(), tally->evidence_count};
      });
}

Result<Page<Relation, RelationKey>> RocksDbSnapshot::scan_relations_with_evidence(
    const std::optional<RelationKey>& after, std::size_t limit) const {
  Result<Page<RelationSummary, RelationKey>> summaries = scan_relations(after, limit);
  if (!summaries) return summaries.status();
  Page<Relation, RelationKey> page;
  for (RelationSummary& summary : summaries->rows) {
    page.rows.push_back({std::move(summary.key), summary.confidence, {}});
  }
  page.next = std::move(summaries->next);
  if (Status status = reader_.read_evidence(page.rows); !status) return status;
  for (std::size_t i = 0; i < page.rows.size(); ++i) {
    if (page.rows[i].evidence.size() != summaries->rows[i].evidence_count) return bad_record("relations");
  }
  return page;
}

Result<Page<Note, std::string>> RocksDbSnapshot::scan_notes(const std::optional<std::string>& after,
                                                            std::size_t limit) const {
  return page_of<Note, std::string>(
      reader_.records(), Table::note, after ? rest_behind(note_key(*after)) : "", limit,
      [](std::string_view rest) { return std::optional<std::string>(rest); },
      [](const std::string& id, std::string_view value) -> Result<Note> {
        Result<NoteHeader> header = decode_note_header(value);
        if (!header) return header.status();
        header->note.id = id;
        return std::move(header->note);
      });
}

Result<Page<GraphChange, std::uint64_t>> RocksDbSnapshot::changes(std::uint64_t after,
                                                                  std::size_t limit) const {
  if (Status status = check_changes_kept(after, sequence()); !status) return status;
  return page_of<GraphChange, std::uint64_t>(
      reader_.records(), Table::change, rest_behind(change_key(after)), limit, parse_sequence,
      [&](std::uint64_t number, std::string_view value) -> Result<GraphChange> {
        auto change = decode_change(number, value);
        if (!change) return change.status();
        if (Status status = add_write(reader_.records(), *change); !status) return status;
        if (Status status = add_note_states(reader_.records(), *change); !status) return status;
        return change;
      });
}

Result<FactChanges> RocksDbSnapshot::fact_changes(std::uint64_t sequence) const {
  const auto bytes = reader_.records().get(fact_change_key(sequence));
  if (!bytes) return bytes.status();
  if (!*bytes) return facts_not_kept(sequence);
  auto changes = decode_fact_changes(**bytes);
  if (!changes) return changes;
  const auto state_bytes = reader_.records().get(fact_state_key(sequence));
  if (!state_bytes) return state_bytes.status();
  if (!*state_bytes) return changes;  // None changed, or a program wrote it that kept no states.
  const auto states = decode_fact_states(**state_bytes);
  if (!states) return states.status();
  if (Status status = add_states(*states, *changes); !status) return status;
  return changes;
}

Result<std::vector<Decision>> RocksDbSnapshot::decisions() const {
  return reader_.decisions();
}

}  // namespace notegraph::store
