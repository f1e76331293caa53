#ifndef NOTEGRAPH_EXTRACT_TEXT_TOKEN_H_
#define NOTEGRAPH_EXTRACT_TEXT_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

enum class TokenKind : std::uint8_t {
  ideograph,    ///< One Han, kana or hangul character.
  word,         ///< A run of letters and digits that has a letter: "LSTM", "YOLOv5".
  number,       ///< A run of digits.
  punctuation,  ///< One symbol.
};

/// How a token follows the one before it.
enum class Gap : std::uint8_t {
  none,   ///< Directly, or with only unseen markup between: "**BN**层".
  space,  ///< After white space.
  cut,    ///< After a formula, an image, the border of a block: a name never runs across.
};

struct Token {
  ByteRange range;  ///< Of SourceText::utf8().
  TokenKind kind = TokenKind::word;
  Gap gap = Gap::cut;
  std::uint32_t block = 0;                         ///< Index into StructuredNote::blocks.
  std::uint32_t sentence = 0;                      ///< Index into StructuredNote::sentences.
  std::uint32_t folded_begin = 0, folded_end = 0;  ///< Into TokenizedNote::folded_text.
};

/// Half-open range of token indexes.
struct TokenSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool overlaps(const TokenSpan& other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const TokenSpan&) const = default;
};

/// More is data, not a note; bounds the memory that a note takes, some 330 bytes a token.
inline constexpr std::size_t kMaxNoteTokens = 4'000'000;

/// The tokens of a note, in text order.
struct TokenizedNote {
  std::vector<Token> tokens;
  std::string folded_text;       ///< The comparison forms of all tokens, one after the other.
  std::vector<TokenSpan> words;  ///< Per token, the word that has it (word_segmenter.h); a name has none.
  bool cut = false;              ///< The note has more than kMaxNoteTokens; the rest is left out.

  std::string_view folded(std::uint32_t token) const {
    const Token& t = tokens[token];
    return std::string_view(folded_text).substr(t.folded_begin, t.folded_end - t.folded_begin);
  }
  /// Those of `span`, which is not empty, in a row.
  std::string_view folded(TokenSpan span) const {
    const std::uint32_t begin = tokens[span.begin].folded_begin;
    return std::string_view(folded_text).substr(begin, tokens[span.end - 1].folded_end - begin);
  }
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TEXT_TOKEN_H_
