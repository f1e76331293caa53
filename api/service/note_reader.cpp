#include "api/service/note_reader.h"

#include <utility>

#include "api/formats/note_format.h"
#include "api/service/note_files.h"

namespace notegraph::service {

Result<extract::Extractor::Extraction> extract_file(const extract::Extractor& extractor,
                                                    const std::filesystem::path& file, std::string bytes,
                                                    const extract::ExtractOptions& options) {
  const std::uint64_t hash = content_hash(bytes);
  auto text = formats::to_note_text(file, std::move(bytes));
  if (!text) return text.status();
  auto extraction = extractor.extract({file.string(), text->release_text()}, options);
  formats::place_in_file(*text, extraction.facts);
  extraction.facts.note.content_hash = hash;
  extraction.warnings.insert(extraction.warnings.begin(), text->warnings().begin(), text->warnings().end());
  return extraction;
}

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
  auto extraction = extract_file(extractor_, file, *std::move(bytes), extract_options_);
  if (!extraction) {
    note.reason = extraction.status().message();
    return note;
  }
  note.extraction = *std::move(extraction);
  note.outcome = before ? ReadNote::Outcome::changed : ReadNote::Outcome::added;
  return note;
}

}  // namespace notegraph::service
