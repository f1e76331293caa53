#ifndef NOTEGRAPH_EXTRACT_MENTIONS_TAGGING_FEATURES_H_
#define NOTEGRAPH_EXTRACT_MENTIONS_TAGGING_FEATURES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/learning/hashed_weights.h"
#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/sense_resolver.h"
#include "extract/mentions/lexicon_endings.h"
#include "extract/reading/structured_note.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// What is known of each token of a note, as features for the tag model: itself and its surroundings, the
/// words that they are part of, its shape, the known names that cover it, how known names begin and end, its
/// place in the note's structure, and whether the note repeats it.
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
    std::uint64_t form = 0;           ///< Of the comparison form.
    std::uint64_t word = 0;           ///< Likewise of the word that has the token.
    TokenSpan word_span;              ///< That word.
    std::uint64_t place_in_word = 0;  ///< Whether the token begins it, ends it, and how long it is.
    std::uint64_t shape = 0;          ///< Kind, case, length.
    std::uint64_t lexicon = 0;        ///< Place in a known name and its type; 0: none.
    /// How known names end and begin with the token, and with it and the next one; null: there is none.
    const LexiconEndings::Habits *habits = nullptr, *habits_of_two = nullptr;
    std::uint32_t repeated = 0;  ///< How often the note has the token and the next one side by side.
    std::uint8_t marks = 0;      ///< Bits of MarkKind.
    bool in_label = false;
  };
  static constexpr std::uint32_t kMargin =
      2;  ///< How far a token looks; there are so many empty views at each end.
  void view_forms(std::string_view text);
  void view_words();
  void view_matches(const Lexicon& lexicon, const std::vector<LexiconMatch>& matches);
  void view_endings(const LexiconEndings& endings);
  void view_marks();
  void count_pairs();

  View& view(std::uint32_t token) { return views_[token + kMargin]; }
  const View& at(std::uint32_t token, std::int32_t offset = 0) const {
    return views_[static_cast<std::size_t>(std::int64_t{token} + offset + kMargin)];
  }
  /// Nothing, an empty view, at either end of the note.
  const View& word_before(const View& of) const { return at(of.word_span.begin, -1); }
  const View& word_behind(const View& of) const { return at(of.word_span.end); }
  void add_forms(std::uint32_t token, Features& features) const;
  void add_words(std::uint32_t token, Features& features) const;
  void add_shapes(std::uint32_t token, Features& features) const;
  void add_lexicon(std::uint32_t token, Features& features) const;
  void add_endings(std::uint32_t token, Features& features) const;
  void add_structure(std::uint32_t token, Features& features) const;
  void add_repetition(std::uint32_t token, Features& features) const;

  const StructuredNote& structure_;
  const TokenizedNote& tokens_;
  std::vector<View> views_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_MENTIONS_TAGGING_FEATURES_H_
