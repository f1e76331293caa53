#ifndef NOTEGRAPH_GRAPH_MODEL_SURFACE_H_
#define NOTEGRAPH_GRAPH_MODEL_SURFACE_H_

#include <string>
#include <string_view>

namespace notegraph {

/// The comparison key of a surface form: two spellings with one key are one name ("K-Means", "ｋｍｅａｎｓ",
/// "k means"). NFKC, full case folding, NFKC again; then separators, punctuation, control and format
/// characters and ` ^ ~ | are dropped, but + and # stay (C++, C#). A surface of nothing but punctuation keeps
/// itself, without white space. Invalid UTF-8 reads as U+FFFD. Never throws; O(length), without ICU for pure
/// ASCII.
std::string surface_key(std::string_view surface);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_SURFACE_H_
