#ifndef NOTEGRAPH_EXTRACT_LEXICON_NEAR_FORMS_H_
#define NOTEGRAPH_EXTRACT_LEXICON_NEAR_FORMS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/surface_trie.h"

namespace notegraph::extract {

/// A form that is spelt nearly like a word.
struct NearForm {
  std::string form;
  std::int64_t value = 0;    ///< Of the form in the trie.
  std::size_t distance = 0;  ///< Of the word: letters to put in, leave out or replace (Levenshtein 1966).
};

/// The forms of small Latin letters alone that begin with the first `prefix` letters of `word` (small letters
/// too, more than `prefix`) and are at most `distance` from it. Goes down the trie as far as the best
/// alignment allows (Schulz and Mihov 2002, "Fast string correction with Levenshtein automata", by rows
/// instead of an automaton).
std::vector<NearForm> find_near_forms(const SurfaceTrie& trie, std::string_view word, std::size_t prefix,
                                      std::size_t distance);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_NEAR_FORMS_H_
