#ifndef NOTEGRAPH_CLI_OUTPUT_DISPLAY_WIDTH_H_
#define NOTEGRAPH_CLI_OUTPUT_DISPLAY_WIDTH_H_

#include <cstddef>
#include <string>
#include <string_view>

// How much room UTF-8 text takes on a terminal, in columns. What a reader sees as one character (a grapheme
// cluster, Unicode UAX #29) is one column wide, or two where it is wide or full-width (UAX #11) or an emoji.
namespace notegraph::cli {

/// The columns that `text` takes. Combining marks, control and format characters take none.
std::size_t display_width(std::string_view text);

/// `text` if it fits into `columns`, else as many whole grapheme clusters as leave room for "…". `columns` is
/// at least 1.
std::string truncate_to_width(std::string_view text, std::size_t columns);

/// `text` on one line, harmless to a terminal: runs of white space become one space, other control characters
/// (an escape sequence begins with one) U+FFFD.
std::string to_single_line(std::string_view text);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_DISPLAY_WIDTH_H_
