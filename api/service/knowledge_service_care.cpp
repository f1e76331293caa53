// Looking after a graph: does it still say what the notes say, and is there a copy of it.

#include "api/service/knowledge_service.h"

#include <utility>

#include "api/formats/note_format.h"
#include "api/service/evidence_verifier.h"
#include "api/service/graph_views.h"
#include "api/service/note_files.h"
#include "api/service/scan.h"

namespace notegraph::service {
namespace {

/// Whether the note was read from a file: imports and notes sent over HTTP have names of their own.
bool is_file(const Note& note) {
  return std::filesystem::path(note.id).is_absolute();
}

Status verify_note(const Note& note, const store::Snapshot& snapshot, VerifyReport& report) {
  const auto facts = snapshot.facts_of(note.id);
  if (!facts) return facts.status();
  ++report.notes;
  auto bytes = read_note(note.id);
  if (!bytes && bytes.status().code() == StatusCode::not_found) {
    const std::size_t lost = count_evidence(*facts);
    report.gone.push_back(note.id);
    report.evidence += lost;
    report.lost += lost;
    return {};
  }
  const bool changed = bytes && content_hash(*bytes) != note.content_hash;
  const auto text = bytes ? formats::to_note_text(note.id, *std::move(bytes)) : bytes.status();
  if (!text) {
    report.unreadable.emplace_back(note.id, text.status().message());
    return {};
  }
  if (changed) report.changed.push_back(note.id);
  verify_evidence(*facts, *text, report);
  return {};
}

}  // namespace

Result<VerifyReport> KnowledgeService::verify(const ProgressFunction& progress) const {
  const auto snapshot = store_->snapshot();  // Of the notes alone: what people decided stands in no file.
  const auto counts = snapshot->counts();
  if (!counts) return counts.status();
  VerifyReport report;
  Status failure;
  std::size_t done = 0;
  Status status = for_each_note(*snapshot, [&](const Note& note) {
    if (failure && is_file(note)) failure = verify_note(note, *snapshot, report);
    if (progress) progress({++done, counts->notes, "notes"});
  });
  if (!status) return status;
  if (!failure) return failure;
  return report;
}

Result<store::BackupInfo> KnowledgeService::back_up(const std::filesystem::path& backups,
                                                    const store::BackupOptions& options,
                                                    const ProgressFunction& progress) {
  store::CopyProgress copied;
  if (progress) copied = [&](std::uint64_t bytes) { progress({bytes >> 20, 0, "MiB"}); };
  return store_->back_up(backups, options, copied);
}

}  // namespace notegraph::service
