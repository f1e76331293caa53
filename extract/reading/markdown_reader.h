#ifndef NOTEGRAPH_EXTRACT_READING_MARKDOWN_READER_H_
#define NOTEGRAPH_EXTRACT_READING_MARKDOWN_READER_H_

#include "extract/reading/source_text.h"
#include "extract/reading/structured_note.h"

namespace notegraph::extract {

/// Reads a note: GitHub-flavoured Markdown as people write it. Beyond CommonMark: YAML front matter, TeX
/// formulas, [[wikilinks]], tab-separated tables, answers set in fences or indented though they are prose,
/// headings and lists by plain numbering. Never fails; `warnings` names what was cut. Plain text is a note,
/// too. Time and memory linear in the text: markup is read up to the bounds in WorkingCopy and as text
/// beyond.
StructuredNote read_markdown(const SourceText& source);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_MARKDOWN_READER_H_
