#include "graph/store/fact_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "graph/store/byte_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/text_pieces.h"

namespace notegraph::store {
namespace {

Status missing(std::string_view what, std::string_view note) {
  return {StatusCode::corruption, fmt::format("the store lacks {} of note '{}'", what, note)};
}

Status bad_key(std::string_view table) {
  return {StatusCode::corruption, fmt::format("a key in the table of {} is damaged", table)};
}

/// The record under `key`, decoded; nothing if there is none.
template <typename T>
Result<std::optional<T>> read(const RocksDbReader& records, const std::string& key,
                              Result<T> (*decode)(std::string_view)) {
  const Result<std::optional<std::string>> bytes = records.get(key);
  if (!bytes) return bytes.status();
  if (!*bytes) return std::optional<T>();
  Result<T> value = decode(**bytes);
  if (!value) return value.status();
  return std::optional<T>(*std::move(value));
}

/// Reads what notes say of relations, many at a time: RocksDB looks up keys together at half the cost, and
/// quotes of one note often lie close together.
class StatementReader {
 public:
  explicit StatementReader(const RocksDbReader& records) : records_(records), texts_(records) {}

  /// Has what `note` says of `relation` appended to `evidence`, which must live until finish().
  Status add(std::string_view note, const RelationKey& relation, std::vector<Evidence>& evidence) {
    keys_.push_back(note_relation_key(note, relation));
    statements_.push_back({std::string(note), evidence});
    return keys_.size() == kReadTogether ? finish() : Status();
  }

  /// Reads what was added and not read yet.
  Status finish() {
    const Status status = records_.get_each(keys_, [this](std::size_t i, std::string_view record) -> Status {
      const auto& [note, evidence] = statements_[i];
      auto said =
          decode_note_evidence(record, note, [&](ByteRange range) { return texts_.text(note, range); });
      if (!said) return said.status();
      std::move(said->begin(), said->end(), std::back_inserter(evidence));
      return {};
    });
    keys_.clear();
    statements_.clear();
    return status;
  }

 private:
  static constexpr std::size_t kReadTogether = 1024;

  struct Statement {
    std::string note;
    std::vector<Evidence>& evidence;
  };

  const RocksDbReader& records_;
  TextPieces texts_;
  std::vector<std::string> keys_;
  std::vector<Statement> statements_;  // By key.
};

}  // namespace

Result<StoreState> FactReader::state() const {
  const auto state = read(records_, meta_key(kMetaState), decode_state);
  if (!state) return state.status();
  if (!*state) return Status(StatusCode::corruption, "the store lacks its state record");
  return **state;
}

Result<Ontology> FactReader::ontology() const {
  auto ontology = read(records_, meta_key(kMetaOntology), decode_ontology);
  if (!ontology) return ontology.status();
  return std::move(*ontology).value_or(Ontology());
}

Result<std::vector<Decision>> FactReader::decisions() const {
  std::vector<Decision> decisions;
  const Status status = records_.scan(table_prefix(Table::decision), {},
                                      [&](std::string_view, std::string_view value) -> Result<bool> {
                                        Result<Decision> decision = decode_decision(value);
                                        if (!decision) return decision.status();
                                        decisions.push_back(*std::move(decision));
                                        return true;
                                      });
  if (!status) return status;
  return decisions;
}

Result<FactHistory> FactReader::fact_history() const {
  const auto history = read(records_, meta_key(kMetaFactHistory), decode_fact_history);
  if (!history) return history.status();
  return history->value_or(FactHistory());
}

Result<std::optional<NoteHeader>> FactReader::note(std::string_view note) const {
  auto header = read(records_, note_key(note), decode_note_header);
  if (header && *header) (*header)->note.id = note;
  return header;
}

Result<std::optional<EntityTally>> FactReader::entity(EntityId id) const {
  return read(records_, entity_key(id), decode_entity_tally);
}

Result<std::optional<RelationTally>> FactReader::relation(const RelationKey& key) const {
  return read(records_, relation_key(key), decode_relation_tally);
}

Result<std::string> FactReader::text(std::string_view note, const NoteHeader& header) const {
  std::string text;
  const Status status = records_.scan(text_prefix(note), {}, [&](std::string_view, std::string_view piece) {
    text.append(piece);
    return Result<bool>(true);
  });
  if (!status) return status;
  if (text.size() != header.text_bytes) return missing("a part of the text", note);
  return text;
}

Result<std::string> FactReader::text(std::string_view note, ByteRange range) const {
  return TextPieces(records_).text(note, range);
}

TextReader FactReader::text_reader(std::string_view note) const {
  return [this, note](ByteRange range) { return text(note, range); };
}

Result<NoteEntity> FactReader::said_of_entity(std::string_view note, EntityId id) const {
  const auto bytes = records_.get(note_entity_key(note, id));
  if (!bytes) return bytes.status();
  if (!*bytes) return missing(fmt::format("what entity {:016x} is", id.value), note);
  return decode_note_entity(**bytes, note, text_reader(note));
}

Result<std::vector<Evidence>> FactReader::said_of_relation(std::string_view note,
                                                           const RelationKey& key) const {
  const auto bytes = records_.get(note_relation_key(note, key));
  if (!bytes) return bytes.status();
  if (!*bytes) return missing(fmt::format("evidence for a relation '{}'", key.type), note);
  return decode_note_evidence(**bytes, note, text_reader(note));
}

Result<std::vector<std::vector<Evidence>>> FactReader::evidence_of(
    std::span<const RelationKey> relations) const {
  std::vector<std::string> prefixes;
  for (const RelationKey& key : relations) prefixes.push_back(evidence_prefix(key));
  std::vector<std::vector<Evidence>> evidence(relations.size());
  StatementReader statements(records_);
  Status status = records_.scan_each(prefixes, [&](std::size_t relation, std::string_view note) {
    return statements.add(note, relations[relation], evidence[relation]);
  });
  if (status) status = statements.finish();
  if (!status) return status;
  return evidence;
}

Status FactReader::read_evidence(std::span<Relation> relations) const {
  if (relations.empty()) return {};
  const auto rest_of = [](const Relation& relation) { return relation_key(relation.key).substr(1); };
  auto relation = relations.begin();
  std::string prefix = rest_of(*relation);
  StatementReader statements(records_);
  const Status status = records_.scan(
      table_prefix(Table::evidence), prefix, [&](std::string_view rest, std::string_view) -> Result<bool> {
        while (!rest.starts_with(prefix)) {
          if (rest < prefix) return true;
          if (++relation == relations.end()) return false;
          prefix = rest_of(*relation);
        }
        const std::string_view note = rest.substr(prefix.size());
        if (Status added = statements.add(note, relation->key, relation->evidence); !added) return added;
        return true;
      });
  return status ? statements.finish() : status;
}

Status FactReader::each_entity_of(
    std::string_view note, const TextReader& text,
    const std::function<Status(EntityId, NoteEntity, std::string_view record)>& visit) const {
  return records_.scan(note_entity_prefix(note), {},
                       [&](std::string_view rest, std::string_view value) -> Result<bool> {
                         const std::optional<EntityId> id = parse_entity_id(rest);
                         if (!id) return bad_key("notes' entities");
                         Result<NoteEntity> said = decode_note_entity(value, note, text);
                         if (!said) return said.status();
                         if (Status status = visit(*id, *std::move(said), value); !status) return status;
                         return true;
                       });
}

Status FactReader::each_relation_of(
    std::string_view note, const TextReader& text,
    const std::function<Status(RelationKey, std::vector<Evidence>, std::string_view record)>& visit) const {
  return records_.scan(note_relation_prefix(note), {},
                       [&](std::string_view rest, std::string_view value) -> Result<bool> {
                         std::optional<RelationKey> key = parse_relation(rest);
                         if (!key) return bad_key("notes' relations");
                         auto said = decode_note_evidence(value, note, text);
                         if (!said) return said.status();
                         if (Status status = visit(*std::move(key), *std::move(said), value); !status)
                           return status;
                         return true;
                       });
}

Result<std::vector<Attribute>> FactReader::attributes(EntityId id) const {
  std::vector<Attribute> attributes;
  const Status status =
      records_.scan(attribute_prefix(id), {}, [&](std::string_view note, std::string_view) -> Result<bool> {
        Result<NoteEntity> said = said_of_entity(note, id);
        if (!said) return said.status();
        std::move(said->attributes.begin(), said->attributes.end(), std::back_inserter(attributes));
        return true;
      });
  if (!status) return status;
  std::stable_sort(attributes.begin(), attributes.end(), attribute_before);
  return attributes;
}

}  // namespace notegraph::store
