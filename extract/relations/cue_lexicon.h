#ifndef NOTEGRAPH_EXTRACT_RELATIONS_CUE_LEXICON_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_CUE_LEXICON_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/surface_trie.h"
#include "extract/text/token.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// The tables of cues that there are.
inline constexpr const char* kRelationCues = "cues/relations.tsv";
inline constexpr const char* kAssertionCues = "cues/assertions.tsv";

/// Words of one table, in classes: such as hint at relations, or at how far a sentence states one. Immutable
/// after read().
class CueLexicon {
 public:
  /// Reads `directory`/`file` of each directory that has it. Errors: bad_data, with file, line and reason;
  /// io_error, no directory has it.
  static Result<CueLexicon> read(const std::vector<std::filesystem::path>& directories,
                                 const std::filesystem::path& file);

  struct Cue {
    TokenSpan span;
    std::uint64_t hints = 0;  ///< One bit a class; a word may be in several.
  };
  /// The longest cues of a note, without overlap, in text order. Apostrophes and hyphens within words are
  /// passed over.
  std::vector<Cue> find(const TokenizedNote& note) const;

  /// The names of the classes; the index is the bit.
  const std::vector<std::string>& classes() const { return classes_; }
  /// The bit of a class; 0 if it is not known.
  std::uint64_t hint_of(std::string_view name) const;
  /// Changes with the content.
  std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  std::vector<std::string> classes_;
  std::vector<std::uint64_t> hints_;  ///< Per form.
  SurfaceTrie trie_;                  ///< Form keys to indexes of hints_.
  std::uint64_t fingerprint_ = 0;
};

/// Whether `token` is an apostrophe or hyphen with a letter on either side: "doesn't", "peut-être".
bool is_within_word(const TokenizedNote& note, std::uint32_t token);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_CUE_LEXICON_H_
