#ifndef NOTEGRAPH_EXTRACT_READING_OPEN_QUESTIONS_H_
#define NOTEGRAPH_EXTRACT_READING_OPEN_QUESTIONS_H_

#include <cstdint>
#include <set>

#include "extract/reading/source_text.h"
#include "extract/reading/structured_note.h"

namespace notegraph::extract {

/// The lines, counted from 1, of the headings that ask something and have nothing below them: no text, and no
/// heading of a lower level.
std::set<std::uint32_t> open_question_lines(const SourceText& source, const StructuredNote& note);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_OPEN_QUESTIONS_H_
