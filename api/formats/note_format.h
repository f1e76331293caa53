#ifndef NOTEGRAPH_API_FORMATS_NOTE_FORMAT_H_
#define NOTEGRAPH_API_FORMATS_NOTE_FORMAT_H_

#include <filesystem>
#include <string>

#include "api/formats/note_text.h"
#include "graph/model/status.h"

// The formats that notes may come in. The extractor reads Markdown; a file in another format is first turned
// into it.
namespace notegraph::formats {

/// Whether a file of this name is in one of the formats, by its ending in small or capital letters.
bool has_note_format(const std::filesystem::path& name);

/// Whether a file of this name is taken for text, as it is, by to_note_text().
bool is_text_format(const std::filesystem::path& name);

/// The endings that has_note_format() knows, for help texts: ".md, .markdown, .txt ...".
std::string list_endings();

/// The text of the note `name` whose file holds `bytes`: for Markdown, plain text and unknown endings the
/// bytes themselves, else what they say as Markdown in UTF-8. The same bytes give the same text (a PDF: with
/// the same version of pdftotext). Errors: bad_data, it is not what its ending says; limit_exceeded, it holds
/// or unpacks to more than a note may have; unavailable, the program that reads this format is not installed
/// or took too long.
Result<NoteText> to_note_text(const std::filesystem::path& name, std::string bytes);

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_NOTE_FORMAT_H_
