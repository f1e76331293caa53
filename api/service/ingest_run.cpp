#include "api/service/ingest_run.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "api/service/note_files.h"
#include "api/service/note_reader.h"
#include "api/service/note_reading_pool.h"
#include "api/service/scan.h"
#include "graph/decisions/renamed_notes.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNotesInBatch = 16;

/// Counts `note` into `report` and moves its facts, if it has any, into `batch`.
void take(ReadNote&& note, const std::string& id, IngestReport& report, store::WriteBatch& batch) {
  switch (note.outcome) {
    case ReadNote::Outcome::unchanged: ++report.unchanged; return;
    case ReadNote::Outcome::failed: report.failed.emplace_back(id, std::move(note.reason)); return;
    case ReadNote::Outcome::added: ++report.added; break;
    case ReadNote::Outcome::changed: ++report.changed; break;
  }
  for (std::string& warning : note.extraction.warnings) report.warnings.emplace_back(id, std::move(warning));
  batch.put.push_back(std::move(note.extraction.facts));
}

struct VanishedNote {
  std::string id;
  std::uint64_t content_hash = 0;
};

/// The notes at or below one of `places` whose files are gone. Errors: those of the snapshot.
Result<std::vector<VanishedNote>> list_vanished_notes(const std::vector<fs::path>& places,
                                                      const store::Snapshot& snapshot) {
  std::vector<fs::path> absolute;
  for (const fs::path& place : places) absolute.push_back(fs::weakly_canonical(place));
  std::vector<VanishedNote> vanished;
  Status status = for_each_note(snapshot, [&](const Note& note) {
    const fs::path path(note.id);
    const bool asked_for =
        path.is_absolute() && std::any_of(absolute.begin(), absolute.end(),
                                          [&](const auto& place) { return lies_below(path, place); });
    std::error_code unreadable;
    if (asked_for && !fs::exists(path, unreadable)) vanished.push_back({note.id, note.content_hash});
  });
  if (!status) return status;
  return vanished;
}

}  // namespace

void add_gains(const store::WriteSummary& summary, IngestReport& report) {
  report.entities_gained += summary.entities_gained;
  report.entities_lost += summary.entities_lost;
  report.relations_gained += summary.relations_gained;
  report.relations_lost += summary.relations_lost;
}

Status IngestRun::write(const store::WriteBatch& batch) {
  const auto written = store_.write(batch);
  if (!written) return written.status();
  add_gains(*written, report_);
  return {};
}

Status IngestRun::read(const std::vector<fs::path>& files) {
  const unsigned threads =
      options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
  const auto snapshot = store_.snapshot();
  const NoteReader reader(extractor_, options_, *snapshot);
  NoteReadingPool pool(files, reader, threads);
  for (std::size_t begin = 0; begin < files.size(); begin += kNotesInBatch) {
    const std::size_t end = std::min(files.size(), begin + kNotesInBatch);
    store::WriteBatch batch;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string id = files[i].string();
      ReadNote note = pool.take();
      if (note.outcome == ReadNote::Outcome::added) {
        added_.emplace(note.extraction.facts.note.content_hash, id);
      }
      take(std::move(note), id, report_, batch);
    }
    if (!batch.put.empty()) {
      if (Status status = write(batch); !status) return status;
    }
    if (options_.progress) options_.progress({end, files.size(), "notes"});
  }
  return {};
}

void IngestRun::forget_added(const std::string& id, std::uint64_t content_hash) {
  const auto [begin, end] = added_.equal_range(content_hash);
  const auto found = std::find_if(begin, end, [&id](const auto& added) { return added.second == id; });
  if (found != end) added_.erase(found);
}

Status IngestRun::drop_vanished(const std::vector<fs::path>& places) {
  const auto snapshot = store_.snapshot();
  const auto vanished = list_vanished_notes(places, *snapshot);
  if (!vanished) return vanished.status();
  if (vanished->empty()) return {};
  const auto decided = snapshot->decisions();
  if (!decided) return decided.status();
  for (const VanishedNote& note : *vanished) forget_added(note.id, note.content_hash);
  store::WriteBatch batch;
  for (const VanishedNote& note : *vanished) {
    batch.remove.push_back(note.id);
    const auto twin = added_.find(note.content_hash);
    if (twin == added_.end()) {
      ++report_.removed;
      continue;
    }
    for (Decision& decision : decisions::follow_renamed_note(*decided, note.id, twin->second)) {
      batch.decide.push_back(std::move(decision));
    }
    report_.renamed.emplace_back(note.id, twin->second);
    --report_.added;
    added_.erase(twin);
  }
  return write(batch);
}

}  // namespace notegraph::service
