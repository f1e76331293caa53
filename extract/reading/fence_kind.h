#ifndef NOTEGRAPH_EXTRACT_READING_FENCE_KIND_H_
#define NOTEGRAPH_EXTRACT_READING_FENCE_KIND_H_

#include <string_view>

#include "extract/reading/fence.h"

namespace notegraph::extract {

/// Whether a fence holds program text rather than an answer written in sentences. The lines vote:
/// assignments, calls, keywords, brackets speak for code; Han text outside quotes and comments, and words
/// that follow each other, for prose. An info string that names a language needs a clear majority of prose to
/// be overruled.
bool is_code(std::string_view text, const FencedText& fence);

/// Whether one line looks like program text. Blank lines do not.
bool is_code_line(std::string_view line);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_FENCE_KIND_H_
