#include "api/service/ingest_run.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "api/formats/note_format.h"
#include "api/service/note_files.h"
#include "api/service/scan.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNotesInBatch = 16;

enum class Outcome { added, changed, unchanged, failed };

/// What became of one file.
struct ReadNote {
  Outcome outcome = Outcome::failed;
  std::string reason;
  extract::Extractor::Extraction extraction;
};

class Reader {
 public:
  Reader(const extract::Extractor& extractor, const IngestOptions& options, const store::Snapshot& snapshot)
      : extractor_(extractor),
        extract_options_{options.min_confidence, options.related_to},
        force_(options.force),
        version_(extractor.version(extract_options_)),
        snapshot_(snapshot) {}

  ReadNote read(const fs::path& file) const {
    ReadNote note;
    auto bytes = read_note(file);
    if (!bytes) {
      note.reason = bytes.status().message();
      return note;
    }
    const std::uint64_t hash = content_hash(*bytes);
    const auto before = snapshot_.find_note(file.string());
    if (!before && before.status().code() != StatusCode::not_found) {
      note.reason = before.status().message();
      return note;
    }
    if (before && !force_ && before->content_hash == hash && before->extractor_version == version_) {
      note.outcome = Outcome::unchanged;
      return note;
    }
    auto text = formats::to_note_text(file, *std::move(bytes));
    if (!text) {
      note.reason = text.status().message();
      return note;
    }
    note.extraction = extractor_.extract({file.string(), *std::move(text)}, extract_options_);
    note.extraction.facts.note.content_hash = hash;  // Of the file, also where its text is another.
    note.outcome = before ? Outcome::changed : Outcome::added;
    return note;
  }

 private:
  const extract::Extractor& extractor_;
  const extract::ExtractOptions extract_options_;
  const bool force_;
  const std::string version_;
  const store::Snapshot& snapshot_;
};

/// Reads files [begin, end) on `threads` threads; the results stand in the order of the files.
std::vector<ReadNote> read_in_parallel(const std::vector<fs::path>& files, std::size_t begin, std::size_t end,
                                       unsigned threads, const Reader& reader) {
  std::vector<ReadNote> notes(end - begin);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < notes.size(); i = next++) notes[i] = reader.read(files[begin + i]);
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < std::min<std::size_t>(threads, notes.size()); ++i) others.emplace_back(work);
  work();
  others.clear();  // Joins.
  return notes;
}

/// Counts `note` into `report` and moves its facts, if it has any, into `batch`.
void take(ReadNote&& note, const std::string& id, IngestReport& report, store::WriteBatch& batch) {
  switch (note.outcome) {
    case Outcome::unchanged: ++report.unchanged; return;
    case Outcome::failed: report.failed.emplace_back(id, std::move(note.reason)); return;
    case Outcome::added: ++report.added; break;
    case Outcome::changed: ++report.changed; break;
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
  for (std::size_t begin = 0; begin < files.size(); begin += kNotesInBatch) {
    const std::size_t end = std::min(files.size(), begin + kNotesInBatch);
    const auto snapshot = store_.snapshot();
    auto notes = read_in_parallel(files, begin, end, threads, Reader(extractor_, options_, *snapshot));
    store::WriteBatch batch;
    for (std::size_t i = 0; i < notes.size(); ++i) {
      const std::string id = files[begin + i].string();
      if (notes[i].outcome == Outcome::added) {
        added_.emplace(notes[i].extraction.facts.note.content_hash, id);
      }
      take(std::move(notes[i]), id, report_, batch);
    }
    if (!batch.put.empty()) {
      if (Status status = write(batch); !status) return status;
    }
    if (options_.progress) options_.progress({end, files.size(), "notes"});
  }
  return {};
}

Status IngestRun::drop_vanished(const std::vector<fs::path>& places) {
  const auto vanished = list_vanished_notes(places, *store_.snapshot());
  if (!vanished) return vanished.status();
  if (vanished->empty()) return {};
  store::WriteBatch batch;
  for (const VanishedNote& note : *vanished) {
    batch.remove.push_back(note.id);
    const auto twin = added_.find(note.content_hash);
    if (twin == added_.end()) {
      ++report_.removed;
      continue;
    }
    report_.renamed.emplace_back(note.id, twin->second);
    --report_.added;
    added_.erase(twin);
  }
  return write(batch);
}

}  // namespace notegraph::service
