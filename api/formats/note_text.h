#ifndef NOTEGRAPH_API_FORMATS_NOTE_TEXT_H_
#define NOTEGRAPH_API_FORMATS_NOTE_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/formats/traced_text.h"
#include "extract/reading/source_text.h"
#include "graph/model/evidence.h"
#include "graph/model/note.h"

namespace notegraph::formats {

/// A note's file as the extractor reads it, and the way back: a user looks a place up in the file.
class NoteText {
 public:
  /// The file is the text, or says nothing of where its text stands (PDF, office documents, web pages): then
  /// places in the text are all that can be given.
  explicit NoteText(TracedText text) : text_(std::move(text)) {}
  /// The text was put together from what `file` says.
  NoteText(TracedText text, extract::SourceText file)
      : text_(std::move(text)), file_(std::move(file)), warnings_(file_->warnings()) {}

  /// What the extractor reads: Markdown.
  const std::string& text() const { return text_.text(); }
  /// Gives it away; the way back stays.
  std::string release_text() { return text_.release_text(); }

  struct Place {
    ByteRange range;         ///< In the file's bytes.
    std::uint32_t line = 0;  ///< The file's, from 1.
  };
  /// Where `in_text` stands in the file; `in_text` itself where the file does not tell, or where nothing of
  /// it comes from there.
  Place place_in_file(const Place& in_text) const;

  /// What could not be read of the file.
  const std::vector<std::string>& warnings() const { return warnings_; }
  void warn(std::string warning) { warnings_.push_back(std::move(warning)); }

 private:
  TracedText text_;
  std::optional<extract::SourceText> file_;
  std::vector<std::string> warnings_;
};

/// Turns all places of `facts`, which were found in `text`, into places in its file.
void place_in_file(const NoteText& text, NoteFacts& facts);

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_NOTE_TEXT_H_
