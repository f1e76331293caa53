#include "api/service/note_reader.h"

#include <utility>

#include "api/formats/note_format.h"
#include "api/service/note_files.h"

namespace notegraph::service {

NoteReader::NoteReader(const extract::Extractor& extractor, const IngestOptions& options,
                       const store::Snapshot& snapshot)
    : extractor_(extractor),
      extract_options_{options.min_confidence, options.related_to},
      force_(options.force),
      version_(extractor.version(extract_options_)),
      snapshot_(snapshot) {}

ReadNote NoteReader::read(const std::filesystem::path& file) const {
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
    note.outcome = ReadNote::Outcome::unchanged;
    return note;
  }
  auto text = formats::to_note_text(file, *std::move(bytes));
  if (!text) {
    note.reason = text.status().message();
    return note;
  }
  note.extraction = extractor_.extract({file.string(), *std::move(text)}, extract_options_);
  note.extraction.facts.note.content_hash = hash;  // Of the file, also where its text is another.
  note.outcome = before ? ReadNote::Outcome::changed : ReadNote::Outcome::added;
  return note;
}

}  // namespace notegraph::service
