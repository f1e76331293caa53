#include "extract/reading/sentence_splitter.h"

#include <algorithm>
#include <array>

#include "extract/reading/characters.h"

namespace notegraph::extract {
namespace {

constexpr std::array<std::string_view, 34> kAbbreviations = {
    "e.g", "i.e", "cf",   "etc", "vs",   "fig",    "figs",  "eq",   "eqs", "sec", "ch",   "no",
    "vol", "pp",  "p",    "al",  "resp", "approx", "dr",    "mr",   "mrs", "ms",  "prof", "st",
    "m",   "mme", "mlle", "ex",  "p.ex", "c.-à-d", "c.à.d", "chap", "env", "réf"};

bool is_han_end(char32_t code) {
  return code == U'。' || code == U'！' || code == U'？' || code == U'；' || code == U'…';
}
bool is_latin_end(char32_t code) {
  return code == '.' || code == '!' || code == '?' || code == ';';
}
bool is_closing_mark(char32_t code) {
  constexpr std::u32string_view kClosing = U"\"'”’」』）)]】》»*_";
  return kClosing.find(code) != std::u32string_view::npos;
}
bool is_weak_boundary(char32_t code) {
  constexpr std::u32string_view kWeak = U",，、:：)）]】 \t\n";
  return kWeak.find(code) != std::u32string_view::npos;
}

// Walks through one block and cuts it.
class BlockSplitter {
 public:
  BlockSplitter(std::string_view text, const Block& block, std::uint32_t index,
                std::vector<Sentence>& sentences)
      : text_(text.substr(0, block.range.end)),
        block_(block),
        index_(index),
        sentences_(sentences),
        begin_(block.range.begin),
        at_(block.range.begin) {}

  void split() {
    while (at_ < block_.range.end) {
      if (const std::uint64_t end = opaque_end(); end > at_) {
        at_ = end;
        boundary_ = end;
        cut_if_endless();
        continue;
      }
      const Character character = character_at(text_, at_);
      const std::uint64_t after = at_ + character.bytes;
      if (ends_sentence(character.code, after)) {
        at_ = is_code() ? after : behind_closing_marks(after);
        emit(at_);
        continue;
      }
      at_ = after;
      if (is_weak_boundary(character.code)) boundary_ = after;
      cut_if_endless();
    }
    emit(block_.range.end);
  }

 private:
  // The end of the opaque mark that covers `at_`; `at_` if none does.
  std::uint64_t opaque_end() {
    std::uint64_t end = at_;
    for (; next_mark_ < block_.marks.size() && block_.marks[next_mark_].range.begin <= at_; ++next_mark_)
      if (block_.marks[next_mark_].kind == MarkKind::opaque)
        opaque_until_ = std::max(opaque_until_, block_.marks[next_mark_].range.end);
    end = std::max(end, opaque_until_);
    return end;
  }

  bool is_code() const { return block_.kind == BlockKind::code; }

  bool ends_sentence(char32_t code, std::uint64_t after) const {
    if (is_code()) return code == '\n';
    if (is_han_end(code)) return true;
    if (!is_latin_end(code)) return false;
    if (after >= block_.range.end) return true;
    const char32_t next = character_at(text_, after).code;
    if (!is_space(next) && !is_han(next) && !(code != ';' && is_closing_mark(next))) return false;
    return code != '.' || !belongs_to_word(after - 1);
  }

  // Whether the full stop at `at` belongs to the word before it: an abbreviation, an initial, a number.
  bool belongs_to_word(std::uint64_t at) const {
    constexpr std::size_t kLongest = 8;
    std::uint64_t word = at;
    while (word > begin_ && at - word <= kLongest) {
      const Character previous = character_before(text_, word);
      const bool part = (is_letter_or_digit(previous.code) && !is_han(previous.code)) ||
                        previous.code == '.' || previous.code == '-';
      if (!part) break;
      word -= previous.bytes;
    }
    const std::string_view name = text_.substr(word, at - word);
    if (name.empty()) return false;
    const bool initial = name.size() == 1 && name.front() >= 'A' && name.front() <= 'Z';
    const bool item_number =
        word == begin_ && name.size() <= 3 &&
        std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    return initial || item_number ||
           std::any_of(kAbbreviations.begin(), kAbbreviations.end(), [&](std::string_view abbreviation) {
             return name.size() == abbreviation.size() && starts_with_ignoring_case(name, abbreviation);
           });
  }

  std::uint64_t behind_closing_marks(std::uint64_t at) const {
    while (at < block_.range.end) {
      const Character character = character_at(text_, at);
      if (!is_closing_mark(character.code) && !is_han_end(character.code) && !is_latin_end(character.code))
        break;
      at += character.bytes;
    }
    return at;
  }

  void cut_if_endless() {
    if (at_ - begin_ < kMaxSentenceBytes) return;
    emit(boundary_ > begin_ ? boundary_ : at_);
  }

  void emit(std::uint64_t end) {
    const ByteRange range = trim(text_, {begin_, end});
    if (range.begin < range.end) sentences_.push_back({range, index_});
    begin_ = end;
  }

  std::string_view text_;
  const Block& block_;
  std::uint32_t index_;
  std::vector<Sentence>& sentences_;
  std::uint64_t begin_, at_;
  std::uint64_t boundary_ = 0;  // The last place where an endless sentence may be cut.
  std::uint64_t opaque_until_ = 0;
  std::size_t next_mark_ = 0;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text, const std::vector<Block>& blocks) {
  std::vector<Sentence> sentences;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    BlockSplitter(text, blocks[i], static_cast<std::uint32_t>(i), sentences).split();
  return sentences;
}

}  // namespace notegraph::extract
