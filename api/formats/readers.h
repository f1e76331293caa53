#ifndef NOTEGRAPH_API_FORMATS_READERS_H_
#define NOTEGRAPH_API_FORMATS_READERS_H_

#include <string_view>

#include "api/formats/markdown_writer.h"
#include "api/formats/note_text.h"
#include "graph/model/status.h"

// One function for each format: a file's bytes in, its text as Markdown out. Errors of each: bad_data, the
// bytes are not in that format; limit_exceeded, they give more text than a note may have.
namespace notegraph::formats {

/// What `writer` has written, with no way back to the file. Errors: those of MarkdownWriter::finish().
Result<NoteText> note_text_of(MarkdownWriter writer);
/// The same with the way back to `file`, whose UTF-8 is where the writer's texts come from.
Result<NoteText> note_text_of(MarkdownWriter writer, extract::SourceText file);

/// A table (RFC 4180) whose first row heads the columns. Cells are parted by the comma, semicolon or tab that
/// the first row has most of. Any encoding that notes may have.
Result<NoteText> read_csv(std::string_view bytes);
/// The same with tabs.
Result<NoteText> read_tsv(std::string_view bytes);

/// The texts that are values in a JSON document become paragraphs, in its order; keys and numbers do not.
Result<NoteText> read_json(std::string_view bytes);
/// The same with a document on each line (JSON Lines). A line that is none is skipped, with a warning;
/// bad_data: all are.
Result<NoteText> read_jsonl(std::string_view bytes);

/// Headings, paragraphs, lists, tables and preformatted text of a page, however badly it is written; head,
/// scripts and styles are left out. The encoding is UTF-8 where that is valid, else what the page declares.
Result<NoteText> read_html(std::string_view bytes);

/// By Poppler's program pdftotext. Errors also: unavailable, it is not installed or takes longer than a
/// minute.
Result<NoteText> read_pdf(std::string_view bytes);

// Office Open XML (ECMA-376). A file in one of the older binary formats, or with a password, is bad_data.

/// Word: paragraphs with their heading styles, lists and tables. Deleted text, comments, headers, footers and
/// footnotes are left out.
Result<NoteText> read_docx(std::string_view bytes);
/// PowerPoint: slides in their order; a slide's title is a heading, other paragraphs are items.
Result<NoteText> read_pptx(std::string_view bytes);
/// Excel: each sheet a heading and a table whose first row heads the columns; of a formula, the value last
/// seen.
Result<NoteText> read_xlsx(std::string_view bytes);

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_READERS_H_
