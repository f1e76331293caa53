#include "api/service/knowledge_service.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/service/graph_views.h"
#include "api/service/ingest_run.h"
#include "api/service/note_files.h"
#include "api/service/note_reader.h"

namespace notegraph::service {
namespace {

/// The id that `note` means: an id as listed, or the path of a file from which the id was made.
Result<std::string> find_note_id(const std::string& note, const store::Snapshot& snapshot) {
  std::error_code ignored;
  for (const std::string& id : {note, std::filesystem::weakly_canonical(note, ignored).string()}) {
    const auto found = snapshot.find_note(id);
    if (found) return id;
    if (found.status().code() != StatusCode::not_found) return found.status();
  }
  return Status(StatusCode::not_found,
                fmt::format("no note \"{}\" is in the graph; nothing was removed", note));
}

IngestReport report_of_put(const store::WriteSummary& written) {
  IngestReport report;
  ++(written.notes.front().kind == store::ChangeKind::added ? report.added : report.changed);
  add_gains(written, report);
  return report;
}

/// For a graph that has no folder of its own.
std::filesystem::path temporary_folder() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  return error ? std::filesystem::path("/") : folder;
}

}  // namespace

KnowledgeService::KnowledgeService(std::unique_ptr<store::GraphStore> store, Ontology ontology,
                                   ExtractorSource extractor, GraphKeeping keeping)
    : store_(std::move(store)),
      scratch_(keeping.directory.empty() ? temporary_folder() : keeping.directory),
      views_(std::make_unique<GraphViews>(*store_, std::move(keeping), std::move(ontology))),
      extractor_source_(std::move(extractor)) {}

KnowledgeService::~KnowledgeService() = default;

Status KnowledgeService::keep_evidence() {
  return views_->keep_evidence();
}

Result<store::WriteSummary> KnowledgeService::write(const store::WriteBatch& batch,
                                                    const store::WriteOptions& options) {
  auto written = store_->write(batch, options);
  if (written) views_->show_writes();
  return written;
}

Result<const extract::Extractor*> KnowledgeService::extractor() const {
  const std::lock_guard lock(extractor_mutex_);
  if (!extractor_) {
    auto opened = extractor_source_();
    if (!opened) return opened.status();
    extractor_ = *std::move(opened);
  }
  return extractor_.get();
}

Result<IngestReport> KnowledgeService::ingest(const std::vector<std::filesystem::path>& paths,
                                              const IngestOptions& options) {
  const auto files = list_notes(paths);
  if (!files) return files.status();
  return update(*files, options.prune ? paths : std::vector<std::filesystem::path>(), options);
}

Result<IngestReport> KnowledgeService::follow(const std::vector<std::filesystem::path>& changed,
                                              const IngestOptions& options) {
  std::vector<std::filesystem::path> files;
  for (const std::filesystem::path& path : changed) {
    std::error_code gone;
    if (!std::filesystem::is_directory(path, gone) && !is_note_file(path)) continue;
    const auto found = list_notes({path});
    if (found) files.insert(files.end(), found->begin(), found->end());
    if (!found && found.status().code() != StatusCode::not_found) return found.status();
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return update(files, changed, options);
}

Result<IngestReport> KnowledgeService::update(const std::vector<std::filesystem::path>& files,
                                              const std::vector<std::filesystem::path>& places,
                                              const IngestOptions& options) {
  const auto reader = extractor();
  if (!reader) return reader.status();
  const std::lock_guard one_update(update_mutex_);
  IngestRun run(**reader, options, places, *store_);
  if (Status status = run.run(files); !status) return status;
  views_->show_writes();
  return std::move(run.report());
}

Result<IngestReport> KnowledgeService::put_note(const extract::Document& document,
                                                const IngestOptions& options,
                                                const store::WriteOptions& writing) {
  if (document.id.empty()) return Status(StatusCode::invalid_argument, "a note needs an id");
  if (writing.token) {
    const auto earlier = store_->find_write(*writing.token);
    if (!earlier) return earlier.status();
    if (*earlier) return report_of_put(**earlier);
  }
  const auto reader = extractor();
  if (!reader) return reader.status();
  auto extraction = (*reader)->extract(document, {options.min_confidence, options.related_to});
  const auto before = store_->snapshot()->find_note(document.id);
  if (!before && before.status().code() != StatusCode::not_found) return before.status();
  const bool is_plain = !options.force && writing.if_notes.empty() && !writing.token;
  if (before && is_plain && before->content_hash == extraction.facts.note.content_hash &&
      before->extractor_version == extraction.facts.note.extractor_version) {
    IngestReport report;
    report.unchanged = 1;
    views_->show_writes();  // Perhaps of another call, which has not returned yet.
    return report;
  }
  store::WriteBatch batch;
  batch.put.push_back(std::move(extraction.facts));
  const auto written = write(batch, writing);
  if (!written) return written.status();
  IngestReport report = report_of_put(*written);
  for (std::string& warning : extraction.warnings)
    report.warnings.emplace_back(document.id, std::move(warning));
  return report;
}

Result<RemoveReport> KnowledgeService::remove(const std::vector<std::string>& notes) {
  const auto snapshot = store_->snapshot();
  store::WriteBatch batch;
  for (const std::string& note : notes) {
    auto id = find_note_id(note, *snapshot);
    if (!id) return id.status();
    batch.remove.push_back(*std::move(id));
  }
  const auto written = write(batch);
  if (!written) return written.status();
  RemoveReport report;
  report.removed = std::move(batch.remove);
  report.entities_lost = written->entities_lost;
  report.relations_lost = written->relations_lost;
  return report;
}

Result<extract::Extractor::Extraction> KnowledgeService::extract(
    const extract::Document& document, const extract::ExtractOptions& options) const {
  const auto reader = extractor();
  if (!reader) return reader.status();
  return (*reader)->extract(document, options);
}

Result<extract::Extractor::Extraction> KnowledgeService::extract_file(
    const std::filesystem::path& file, const extract::ExtractOptions& options) const {
  const auto of_file = [&](const Status& status) {
    return Status(status.code(), fmt::format("{}: {}", file.string(), status.message()));
  };
  auto bytes = read_note(file);
  if (!bytes) return of_file(bytes.status());
  const auto reader = extractor();
  if (!reader) return reader.status();
  auto extraction = service::extract_file(**reader, file, *std::move(bytes), options);
  if (!extraction) return of_file(extraction.status());
  return extraction;
}

Result<bool> KnowledgeService::has_learnt_from(std::uint64_t content_hash) const {
  const auto reader = extractor();
  if (!reader) return reader.status();
  return (*reader)->has_learnt_from(content_hash);
}

}  // namespace notegraph::service
