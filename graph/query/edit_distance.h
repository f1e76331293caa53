#ifndef NOTEGRAPH_GRAPH_QUERY_EDIT_DISTANCE_H_
#define NOTEGRAPH_GRAPH_QUERY_EDIT_DISTANCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace notegraph::query {

/// The code points of `text`; each byte of invalid UTF-8 reads as U+FFFD.
std::u32string decode_utf8(std::string_view text);

/// The number of insertions, deletions, substitutions and swaps of neighboring characters that make `b` of
/// `a`, no character being edited twice, if it is at most `bound`; else bound + 1.
///
/// Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7,
/// 1964, in the restricted form ("optimal string alignment"); only the diagonals within `bound` of the main
/// one are computed (E. Ukkonen, "Algorithms for approximate string matching", 1985). O(length * bound).
std::size_t bounded_edit_distance(std::u32string_view a, std::u32string_view b, std::size_t bound);

/// Which characters occur in a text, hashed to 64 bits.
using CharacterSet = std::uint64_t;
CharacterSet character_set(std::u32string_view text);

/// False only if no two texts of these sets are within `bound` edits: an edit brings at most one new
/// character to either side. Rules out nearly all texts for the price of a few instructions.
bool may_be_within(CharacterSet a, CharacterSet b, std::size_t bound);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_EDIT_DISTANCE_H_
