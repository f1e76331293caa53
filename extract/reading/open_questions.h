#ifndef NOTEGRAPH_EXTRACT_READING_OPEN_QUESTIONS_H_
#define NOTEGRAPH_EXTRACT_READING_OPEN_QUESTIONS_H_

#include <cstdint>
#include <map>
#include <string>

#include "extract/reading/source_text.h"
#include "extract/reading/structured_note.h"

namespace notegraph::extract {

/// The headings that ask something and have nothing below them, no text and no heading of a lower level:
/// their words by their lines, counted from 1.
std::map<std::uint32_t, std::string> open_questions(const SourceText& source, const StructuredNote& note);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_OPEN_QUESTIONS_H_
