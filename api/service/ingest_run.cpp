#include "api/service/ingest_run.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "api/service/note_reader.h"
#include "api/service/note_reading_pool.h"
#include "graph/decisions/renamed_notes.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNotesInBatch = 16;

/// Counts `note` into `report` and moves its facts, if it has any, into `batch`.
void take(ReadNote&& note, const std::string& id, VanishedNotes& vanished, IngestReport& report,
          store::WriteBatch& batch) {
  switch (note.outcome) {
    case ReadNote::Outcome::unchanged: ++report.unchanged; return;
    case ReadNote::Outcome::failed: report.failed.emplace_back(id, std::move(note.reason)); return;
    case ReadNote::Outcome::changed: ++report.changed; break;
    case ReadNote::Outcome::added:
      if (auto old_name = vanished.take(note.extraction.facts.note.content_hash)) {
        report.renamed.emplace_back(*old_name, id);
        batch.rename.push_back({*std::move(old_name), id});
      } else {
        ++report.added;
      }
      break;
  }
  for (std::string& warning : note.extraction.warnings) report.warnings.emplace_back(id, std::move(warning));
  batch.put.push_back(std::move(note.extraction.facts));
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

Status IngestRun::run(const std::vector<fs::path>& files) {
  const auto before = store_.snapshot();
  auto vanished = VanishedNotes::list(*before, places_);
  if (!vanished) return vanished.status();
  vanished_ = *std::move(vanished);
  if (Status status = read(files, *before); !status) return status;
  return drop_vanished();
}

Status IngestRun::read(const std::vector<fs::path>& files, const store::Snapshot& before) {
  const unsigned threads =
      options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
  const NoteReader reader(extractor_, options_, before);
  NoteReadingPool pool(files, reader, threads);
  for (std::size_t begin = 0; begin < files.size(); begin += kNotesInBatch) {
    const std::size_t end = std::min(files.size(), begin + kNotesInBatch);
    store::WriteBatch batch;
    for (std::size_t i = begin; i < end; ++i) take(pool.take(), files[i].string(), vanished_, report_, batch);
    if (Status status = follow_renamings(batch); !status) return status;
    if (!batch.put.empty()) {
      if (Status status = write(batch); !status) return status;
    }
    if (options_.progress) options_.progress({end, files.size(), "notes"});
  }
  return {};
}

Status IngestRun::follow_renamings(store::WriteBatch& batch) {
  if (batch.rename.empty()) return {};
  const auto decided = store_.snapshot()->decisions();
  if (!decided) return decided.status();
  for (const store::NoteRenaming& renaming : batch.rename) {
    for (Decision& decision : decisions::follow_renamed_note(*decided, renaming.from, renaming.to)) {
      batch.decide.push_back(std::move(decision));
    }
  }
  return {};
}

Status IngestRun::drop_vanished() {
  auto vanished = VanishedNotes::list(*store_.snapshot(), places_);
  if (!vanished) return vanished.status();
  if (vanished->empty()) return {};
  store::WriteBatch batch;
  batch.remove = vanished->take_all();
  report_.removed = batch.remove.size();
  return write(batch);
}

}  // namespace notegraph::service
