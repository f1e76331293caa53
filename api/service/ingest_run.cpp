#include "api/service/ingest_run.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "api/service/scan.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxNoteBytes = std::uintmax_t{256} << 20;
constexpr std::size_t kNotesInBatch = 16;
constexpr std::array<std::string_view, 3> kNoteExtensions{".md", ".markdown", ".txt"};

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

bool is_note(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return !is_hidden(path) &&
         std::find(kNoteExtensions.begin(), kNoteExtensions.end(), extension) != kNoteExtensions.end();
}

Status list_folder(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  const fs::recursive_directory_iterator end;
  while (!error && entry != end) {
    if (entry->is_directory(error) && is_hidden(entry->path())) entry.disable_recursion_pending();
    if (!error && entry->is_regular_file(error) && is_note(entry->path())) files.push_back(entry->path());
    if (!error) entry.increment(error);
  }
  if (error) return {StatusCode::io_error, fmt::format("{}: {}", folder.string(), error.message())};
  return {};
}

/// A zero byte means no text, unless the file is UTF-16 and says so.
bool looks_binary(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return false;
  return bytes.substr(0, 8192).find('\0') != std::string_view::npos;
}

Result<std::string> read_note(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error) return Status(StatusCode::io_error, error.message());
  if (size > kMaxNoteBytes) {
    return Status(StatusCode::limit_exceeded,
                  fmt::format("{} bytes; a note may have {} at most: split it", size, kMaxNoteBytes));
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) return Status(StatusCode::io_error, "cannot be read");
  if (looks_binary(bytes)) return Status(StatusCode::bad_data, "is no text (it holds zero bytes)");
  return bytes;
}

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
      : extractor_(extractor), options_(options), snapshot_(snapshot) {}

  ReadNote read(const fs::path& file) const {
    ReadNote note;
    auto bytes = read_note(file);
    if (!bytes) {
      note.reason = bytes.status().message();
      return note;
    }
    const auto before = snapshot_.find_note(file.string());
    if (!before && before.status().code() != StatusCode::not_found) {
      note.reason = before.status().message();
      return note;
    }
    if (before && !options_.force && before->content_hash == content_hash(*bytes) &&
        before->extractor_version == extractor_.version()) {
      note.outcome = Outcome::unchanged;
      return note;
    }
    note.extraction = extractor_.extract({file.string(), *std::move(bytes)},
                                         {options_.min_confidence, options_.related_to});
    note.outcome = before ? Outcome::changed : Outcome::added;
    return note;
  }

 private:
  const extract::Extractor& extractor_;
  const IngestOptions& options_;
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

bool lies_below(const fs::path& path, const fs::path& folder) {
  const auto [at, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return at == folder.end() || at->empty();
}

}  // namespace

void add_gains(const store::WriteSummary& summary, IngestReport& report) {
  report.entities_gained += summary.entities_gained;
  report.entities_lost += summary.entities_lost;
  report.relations_gained += summary.relations_gained;
  report.relations_lost += summary.relations_lost;
}

Result<std::vector<fs::path>> list_notes(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::path absolute = fs::canonical(path, error);
    if (error) {
      return Status(StatusCode::not_found, fmt::format("{}: {}", path.string(), error.message()));
    }
    if (!fs::is_directory(absolute)) {
      files.push_back(absolute);
    } else if (Status status = list_folder(absolute, files); !status) {
      return status;
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

Result<IngestReport> ingest_files(const std::vector<fs::path>& files, const extract::Extractor& extractor,
                                  const IngestOptions& options, store::GraphStore& store) {
  const unsigned threads =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  IngestReport report;
  for (std::size_t begin = 0; begin < files.size(); begin += kNotesInBatch) {
    const std::size_t end = std::min(files.size(), begin + kNotesInBatch);
    const auto snapshot = store.snapshot();
    auto notes = read_in_parallel(files, begin, end, threads, Reader(extractor, options, *snapshot));
    store::WriteBatch batch;
    for (std::size_t i = 0; i < notes.size(); ++i)
      take(std::move(notes[i]), files[begin + i].string(), report, batch);
    if (!batch.put.empty()) {
      const auto written = store.write(batch);
      if (!written) return written.status();
      add_gains(*written, report);
    }
    if (options.progress) options.progress({end, files.size(), "notes"});
  }
  return report;
}

Result<std::vector<std::string>> list_vanished_notes(const std::vector<fs::path>& folders,
                                                     const store::Snapshot& snapshot) {
  std::vector<fs::path> absolute;
  for (const fs::path& folder : folders) absolute.push_back(fs::weakly_canonical(folder));
  std::vector<std::string> vanished;
  Status status = for_each_note(snapshot, [&](const Note& note) {
    const fs::path path(note.id);
    const bool asked_for =
        path.is_absolute() && std::any_of(absolute.begin(), absolute.end(),
                                          [&](const auto& folder) { return lies_below(path, folder); });
    std::error_code unreadable;
    if (asked_for && !fs::exists(path, unreadable)) vanished.push_back(note.id);
  });
  if (!status) return status;
  return vanished;
}

}  // namespace notegraph::service
