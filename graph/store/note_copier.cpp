#include "graph/store/note_copier.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/gap_cursor.h"
#include "graph/store/history_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/rocksdb_reader.h"
#include "graph/store/rocksdb_snapshot.h"
#include "graph/store/stored_facts.h"

namespace notegraph::store {
namespace {

/// Shows `visit` every entry of `table` that can be read: what follows the table byte in its key, and its
/// value. Answers whether that was all of them.
template <typename Visit>
bool scan_readable(rocksdb::DB& db, const PinnedView& view, Table table, Visit visit) {
  const std::string prefix = table_prefix(table);
  GapCursor entry(db, view.snapshot(), prefix, end_of_prefix(prefix));
  for (; entry.valid(); entry.next()) visit(entry.key().substr(prefix.size()), entry.value());
  return entry.gaps() == 0;
}

struct NoteNames {
  std::set<std::string> names;
  bool are_all = true;  ///< Nothing that could name others is unreadable.
};

/// The notes that any fact names, also those whose own record is gone. Where not every fact can be read, also
/// those that are only named by what was derived from the facts.
NoteNames note_names(rocksdb::DB& db, const PinnedView& view) {
  NoteNames found;
  std::set<std::string>& names = found.names;
  const auto whole = [&](std::string_view note, std::string_view) { names.emplace(note); };
  const auto leading = [&](std::string_view rest, std::string_view) {
    if (std::optional<std::string> note = parse_leading_note(rest)) names.insert(*std::move(note));
  };
  found.are_all = scan_readable(db, view, Table::note, whole);
  for (const Table table : {Table::text, Table::note_entity, Table::note_relation}) {
    found.are_all = scan_readable(db, view, table, leading) && found.are_all;
  }
  if (found.are_all) return found;
  const auto behind_entity = [&](std::string_view rest, std::string_view) {
    if (rest.size() > sizeof(EntityId::value)) names.emplace(rest.substr(sizeof(EntityId::value)));
  };
  scan_readable(db, view, Table::mention, behind_entity);
  scan_readable(db, view, Table::attribute, behind_entity);
  return found;
}

struct KnownDecisions {
  std::vector<Decision> readable;
  std::uint64_t lost = 0;
};

/// Decisions are numbered without gaps, and the record of a write repeats those that it made.
KnownDecisions decisions_in(rocksdb::DB& db, const PinnedView& view) {
  KnownDecisions known;
  std::uint64_t last = 0;
  const bool all_read =
      scan_readable(db, view, Table::decision, [&](std::string_view rest, std::string_view value) {
        last = std::max(last, parse_sequence(rest).value_or(0));
        if (Result<Decision> decision = decode_decision(value))
          known.readable.push_back(*std::move(decision));
      });
  if (!all_read) {
    scan_readable(db, view, Table::write, [&](std::string_view, std::string_view value) {
      GraphChange write;
      if (!decode_write(value, write)) return;
      for (const Decision& decision : write.decisions) last = std::max(last, decision.number);
    });
  }
  known.lost = last - std::min<std::uint64_t>(last, known.readable.size());
  return known;
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

Result<Losses> copy_notes(DamagedDirectory& from, GraphStore& to, const CopyListener& listener) {
  const auto view = std::make_shared<const PinnedView>(*from.db, from.state ? from.state->sequence : 0);
  const RocksDbSnapshot snapshot(*from.db, view);
  const FactReader reader(RocksDbReader(*from.db, view->snapshot()));
  const NoteNames notes = note_names(*from.db, *view);
  Result<Ontology> ontology = snapshot.ontology();
  KnownDecisions decisions = decisions_in(*from.db, *view);

  Losses lost;
  lost.unnamed_notes = !notes.are_all && (!from.state || from.state->counts.notes > notes.names.size());
  lost.decisions = decisions.lost;
  lost.types = !ontology;
  WriteBatch batch;
  if (ontology) batch.ontology = *std::move(ontology);
  batch.decide = std::move(decisions.readable);
  if (batch.ontology != Ontology() || !batch.decide.empty()) {
    const auto written = to.write(batch, {.sync = false});
    if (!written) return written.status();
  }

  std::size_t done = 0;
  for (const std::string& name : notes.names) {
    if (listener.on_progress) listener.on_progress(done++, notes.names.size());
    Result<Note> note = snapshot.find_note(name);
    const Copied copied = !note                ? Copied{note.status(), Status()}
                          : note->text.empty() ? copy_import(reader, *std::move(note), to)
                                               : copy_whole(snapshot.facts_of(name), to, listener);
    if (!copied.writing) return copied.writing;
    if (!copied.reading) lost.notes.push_back({name, copied.reading.message()});
  }
  return lost;
}

}  // namespace notegraph::store
