#include "graph/store/note_copier.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "graph/store/key_codec.h"
#include "graph/store/rocksdb_reader.h"
#include "graph/store/rocksdb_snapshot.h"
#include "graph/store/stored_facts.h"

namespace notegraph::store {
namespace {

/// The notes that any fact names, also those whose own record is gone.
Result<std::set<std::string>> note_names(const RocksDbReader& records) {
  std::set<std::string> names;
  Status status = records.scan(table_prefix(Table::note), {},
                               [&](std::string_view note, std::string_view) -> Result<bool> {
                                 names.emplace_hint(names.end(), note);
                                 return true;
                               });
  for (const Table table : {Table::note_entity, Table::note_relation}) {
    if (!status) break;
    status =
        records.scan(table_prefix(table), {}, [&](std::string_view rest, std::string_view) -> Result<bool> {
          if (std::optional<std::string> note = parse_leading_note(rest)) names.insert(*std::move(note));
          return true;
        });
  }
  if (!status) return status;
  return names;
}

/// Whether the trouble lies with this note and not with the store that it goes to.
bool is_refusal(const Status& status) {
  return status.code() == StatusCode::invalid_argument || status.code() == StatusCode::limit_exceeded;
}

/// What became of one note.
struct Copied {
  Status reading;  ///< Not ok: it is lost, which is no trouble for the others.
  Status writing;
};

Copied copied_by(const Result<WriteSummary>& written) {
  if (written) return {};
  return is_refusal(written.status()) ? Copied{written.status(), {}} : Copied{{}, written.status()};
}

/// A note with text, which check_quotes() wants to see whole.
Copied copy_whole(Result<NoteFacts> facts, GraphStore& to, const CopyListener& listener) {
  if (!facts) return {facts.status(), {}};
  if (listener.on_note) listener.on_note(*facts);
  WriteBatch batch;
  batch.put.push_back(*std::move(facts));
  return copied_by(to.write(batch, {.sync = false}));
}

/// A note without text, of any size.
Copied copy_import(const FactReader& reader, Note note, GraphStore& to) {
  StoredFacts facts(reader, note.id);
  const auto written = to.import_note(std::move(note), {}, facts);
  if (!facts.failure()) return {facts.failure(), {}};
  return copied_by(written);
}

}  // namespace

Result<std::vector<LostNote>> copy_notes(OpenDirectory& from, GraphStore& to, const CopyListener& listener) {
  const auto view = std::make_shared<const PinnedView>(*from.db, from.state.sequence);
  const RocksDbSnapshot snapshot(*from.db, view);
  const Result<std::set<std::string>> names = note_names(RocksDbReader(*from.db, view->snapshot()));
  if (!names) return names.status();
  Result<Ontology> ontology = snapshot.ontology();
  if (!ontology) return ontology.status();
  auto decisions = snapshot.decisions();
  if (!decisions) return decisions.status();
  if (*ontology != Ontology() || !decisions->empty()) {
    WriteBatch batch;
    batch.ontology = *std::move(ontology);
    batch.decide = *std::move(decisions);
    const auto written = to.write(batch, {.sync = false});
    if (!written) return written.status();
  }

  std::vector<LostNote> lost;
  std::size_t done = 0;
  const FactReader reader(RocksDbReader(*from.db, view->snapshot()));
  for (const std::string& name : *names) {
    if (listener.on_progress) listener.on_progress(done++, names->size());
    Result<Note> note = snapshot.find_note(name);
    const Copied copied = !note                ? Copied{note.status(), Status()}
                          : note->text.empty() ? copy_import(reader, *std::move(note), to)
                                               : copy_whole(snapshot.facts_of(name), to, listener);
    if (!copied.writing) return copied.writing;
    if (!copied.reading) lost.push_back({name, copied.reading.message()});
  }
  return lost;
}

}  // namespace notegraph::store
