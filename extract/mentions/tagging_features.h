#ifndef NOTEGRAPH_EXTRACT_MENTIONS_TAGGING_FEATURES_H_
#define NOTEGRAPH_EXTRACT_MENTIONS_TAGGING_FEATURES_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/learning/hashed_weights.h"
#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/sense_resolver.h"
#include "extract/mentions/lexicon_endings.h"
#include "extract/reading/structured_note.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// What is known of each token of a note, as features for the tag model: itself and its surroundings, its
/// shape, the known names that cover it, how known names begin and end, its place in the note's structure,
/// and whether the note repeats it.
class TaggingFeatures {
 public:
  /// All arguments must outlive this.
  TaggingFeatures(const Lexicon& lexicon, const LexiconEndings& endings, std::string_view text,
                  const StructuredNote& structure, const TokenizedNote& tokens,
                  const std::vector<LexiconMatch>& matches);

  /// Replaces `features` by those of `token`.
  void of(std::uint32_t token, Features& features) const;

 private:
  /// What is computed once a token and looked at from its neighbors.
  struct View {
    std::uint64_t word = 0;     ///< Of the comparison form.
    std::uint64_t shape = 0;    ///< Kind, case, length.
    std::uint64_t lexicon = 0;  ///< Place in a known name and its type; 0: none.
    std::uint8_t marks = 0;     ///< Bits of MarkKind.
    bool in_label = false;
  };
  void view_words(std::string_view text);
  void view_matches(const Lexicon& lexicon, const std::vector<LexiconMatch>& matches);
  void view_marks();
  void count_pairs();

  const View& at(std::int64_t token) const;
  void add_words(std::int64_t token, Features& features) const;
  void add_shapes(std::int64_t token, Features& features) const;
  void add_lexicon(std::int64_t token, Features& features) const;
  void add_endings(std::int64_t token, Features& features) const;
  void add_structure(std::int64_t token, Features& features) const;
  void add_repetition(std::int64_t token, Features& features) const;
  std::uint64_t pair(std::int64_t first) const;
  std::uint32_t pair_count(std::int64_t first) const;

  const LexiconEndings& endings_;
  const StructuredNote& structure_;
  const TokenizedNote& tokens_;
  std::vector<View> views_;
  std::unordered_map<std::uint64_t, std::uint32_t> pair_counts_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_MENTIONS_TAGGING_FEATURES_H_
