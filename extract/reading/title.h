#ifndef NOTEGRAPH_EXTRACT_READING_TITLE_H_
#define NOTEGRAPH_EXTRACT_READING_TITLE_H_

#include <string_view>

namespace notegraph::extract {

/// Whether `line` (without markup at its ends) could be a title: at most six words or sixteen Han characters,
/// no punctuation of sentences, and neither an opening of a sentence ("否则", "For example") nor, in an
/// alphabet, a small letter at its begin. A short sentence can look like a title, so the caller weighs what
/// stands around it.
bool looks_like_title(std::string_view line);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_TITLE_H_
