#include "extract/text/tokenizer.h"

#include <algorithm>

#include "extract/reading/source_line.h"
#include "extract/text/character_folding.h"
#include "extract/text/word_segmenter.h"

namespace notegraph::extract {
namespace {

/// "modèles" and "modèle" are one name; "loss", "focus", "this" have no plural, and a capital S belongs to
/// the name: "BraTS". `folded` is the comparison form of `written`.
bool has_plural_s(std::string_view folded, std::string_view written) {
  if (folded.size() < 4 || folded.back() != 's' || written.back() == 'S') return false;
  const char before = folded[folded.size() - 2];
  return before != 's' && before != 'u' && before != 'i';
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, TokenizedNote& out) : text_(text), out_(out) {}

  void cut() { gap_ = Gap::cut; }

  /// Appends the tokens of `range`, all of which lie in `block`.
  void add(ByteRange range, std::uint32_t block) {
    std::size_t i = range.begin;
    while (i < range.end) {
      if (out_.tokens.size() == kMaxNoteTokens) {
        out_.cut = true;
        return;
      }
      const std::size_t begin = i;
      const CharacterClass first = class_at(i);
      switch (first) {
        case CharacterClass::space:
          if (gap_ == Gap::none) gap_ = Gap::space;
          break;
        case CharacterClass::mark: break;
        case CharacterClass::ideograph: append(begin, i, TokenKind::ideograph, block); break;
        case CharacterClass::punctuation: append(begin, i, TokenKind::punctuation, block); break;
        case CharacterClass::letter:
        case CharacterClass::digit: {
          bool has_letter = first == CharacterClass::letter;
          i = end_of_word(i, range.end, has_letter);
          append(begin, i, has_letter ? TokenKind::word : TokenKind::number, block);
          break;
        }
      }
    }
  }

 private:
  CharacterClass class_at(std::size_t& i) const { return class_of(next_character(text_, i)); }

  std::size_t end_of_word(std::size_t i, std::size_t limit, bool& has_letter) const {
    while (i < limit) {
      std::size_t next = i;
      const CharacterClass c = class_at(next);
      if (c != CharacterClass::letter && c != CharacterClass::digit && c != CharacterClass::mark) break;
      has_letter = has_letter || c == CharacterClass::letter;
      i = next;
    }
    return i;
  }

  void append(std::size_t begin, std::size_t end, TokenKind kind, std::uint32_t block) {
    Token token;
    token.range = {begin, end};
    token.kind = kind;
    token.gap = gap_;
    token.block = block;
    token.folded_begin = static_cast<std::uint32_t>(out_.folded_text.size());
    for (std::size_t i = begin; i < end;) {
      // Few bytes: sooner done than a call.
      for (const char byte : fold_character(next_character(text_, i))) out_.folded_text.push_back(byte);
    }
    if (kind == TokenKind::word && has_plural_s(std::string_view(out_.folded_text).substr(token.folded_begin),
                                                text_.substr(begin, end - begin))) {
      out_.folded_text.pop_back();
    }
    token.folded_end = static_cast<std::uint32_t>(out_.folded_text.size());
    out_.tokens.push_back(token);
    gap_ = Gap::none;
  }

  std::string_view text_;
  TokenizedNote& out_;
  Gap gap_ = Gap::cut;
};

/// The lines of code: none goes on in the next.
void tokenize_code(std::string_view text, const Block& block, std::uint32_t index, Tokenizer& tokenizer) {
  for_each_line(text, block.range, [&](const SourceLine& line) {
    tokenizer.cut();
    tokenizer.add(line.range, index);
  });
}

/// The parts of a block of prose that a reader sees: between hidden and opaque marks.
void tokenize_prose(const Block& block, std::uint32_t index, Tokenizer& tokenizer) {
  tokenizer.cut();
  std::uint64_t at = block.range.begin;
  for (const Mark& mark : block.marks) {
    if (mark.kind != MarkKind::hidden && mark.kind != MarkKind::opaque) continue;
    if (mark.range.end <= at) continue;
    const std::uint64_t until = std::clamp(mark.range.begin, at, block.range.end);
    tokenizer.add({at, until}, index);
    if (mark.kind == MarkKind::opaque) tokenizer.cut();
    at = std::min(mark.range.end, block.range.end);
  }
  tokenizer.add({at, block.range.end}, index);
}

/// Each token begins in one: the sentences hold all words.
void assign_sentences(const std::vector<Sentence>& sentences, std::vector<Token>& tokens) {
  std::uint32_t sentence = 0;
  for (Token& token : tokens) {
    while (sentence + 1 < sentences.size() && sentences[sentence].range.end <= token.range.begin) ++sentence;
    token.sentence = sentence;
  }
}

}  // namespace

TokenizedNote tokenize(std::string_view text, const StructuredNote& note) {
  TokenizedNote out;
  Tokenizer tokenizer(text, out);
  for (std::uint32_t b = 0; b < note.blocks.size(); ++b) {
    if (note.blocks[b].kind == BlockKind::code) {
      tokenize_code(text, note.blocks[b], b, tokenizer);
    } else {
      tokenize_prose(note.blocks[b], b, tokenizer);
    }
  }
  assign_sentences(note.sentences, out.tokens);
  out.words = segment_words(out);
  return out;
}

TokenizedNote tokenize(std::string_view text) {
  TokenizedNote out;
  out.tokens.reserve(text.size());  // Names are short.
  Tokenizer(text, out).add({0, text.size()}, 0);
  return out;
}

void tokenize(std::string_view text, TokenizedNote& tokens) {
  tokens.tokens.clear();
  tokens.folded_text.clear();
  tokens.words.clear();
  tokens.cut = false;
  Tokenizer(text, tokens).add({0, text.size()}, 0);
}

}  // namespace notegraph::extract
