#ifndef NOTEGRAPH_EXTRACT_RELATIONS_ASSERTION_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_ASSERTION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/relations/cue_lexicon.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"

namespace notegraph::extract {

/// How far a note stands for what it says of two entities at one place; the later, the less.
enum class Assertion {
  stated,
  possible,  ///< It may be so, or is under a condition: "可能导致", "if you use A, B …".
  doubted,   ///< Hearsay, or the writer is not sure: "据说", "perhaps", "le dropout pourrait …".
  listed,  ///< Both are members of one enumeration, "A、B 和 C": said of both, nothing of one to the other.
  asked,  ///< Whether it is so: "A 能解决 B 吗？", "Does A need B?". To ask why or how takes it for granted.
  denied,  ///< "A 不能解决 B", "A fails to prevent B", "B：早停（不管用）".
};

/// The places that stand for what they say: all that are `stated` or `possible`. Where there are none, those
/// `doubted`, `listed` and `asked`: they still compare the two.
struct AssertingContexts {
  std::vector<PairContext> contexts;
  std::vector<Assertion> assertions;  ///< One a context.

  /// Whether they only doubt or ask.
  bool only_compares() const { return !assertions.empty() && assertions.front() >= Assertion::doubted; }
};

/// Reads how the places of one note assert, by the words of data/cues/assertions.tsv outside of mentions. The
/// reach of a class: `denies` and `asks`, up to three tokens before the second mention or the word that
/// governs it, in one clause; `denies_all`, a mention right behind; `lacks`, up to three tokens before the
/// first mention; `denied`, the clause behind the second mention; `doubts` and `supposes`, the rest of the
/// sentence up to a `contrast`; `may`, the rest of the clause; `doubted`, the sentence before it. `plain`
/// holds what only looks like one of them.
class AssertionReader {
 public:
  /// Both must outlive this. O(tokens).
  AssertionReader(const MentionMap& map, const CueLexicon& words);

  /// What each of the places of one pair asserts. Where the two meet in one sentence, this sentence decides
  /// for every place that ends in it: "# 过拟合" over "A 不能解决过拟合。" says nothing of A.
  std::vector<Assertion> read(const std::vector<PairContext>& contexts) const;

  AssertingContexts asserting(const std::vector<PairContext>& contexts) const;

 private:
  enum Class : std::size_t {
    denies,
    denies_with_ne,
    ne,
    denies_all,
    denied,
    denied_answer,
    anaphor,
    asks,
    asks_at_end,
    asks_opening,
    asks_opening_with_mark,
    asks_within_with_mark,
    asks_for,
    doubts,
    doubted,
    may,
    supposes,
    lacks,
    contrast,
    kClasses
  };
  using Cue = CueLexicon::Cue;
  using Cues = std::span<const Cue>;

  bool is(const Cue& cue, Class of) const { return (cue.hints & bits_[of]) != 0; }
  Cues cues_in(std::uint32_t begin, std::uint32_t end) const;
  bool has(std::uint32_t begin, std::uint32_t end, Class of) const;
  bool ends_clause(std::uint32_t token) const;
  /// The first token of the clause that `end` closes, which no mention interrupts.
  std::uint32_t clause_begin(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t clause_end(std::uint32_t begin, std::uint32_t end) const;

  Assertion read(const PairContext& context) const;
  bool governs(std::uint32_t begin, std::uint32_t end, Class of) const;
  bool is_denied(const PairContext& context) const;
  bool is_lacking(std::uint32_t clause, std::uint32_t mention) const;
  bool is_denied_as_subject(const PairContext& context) const;
  bool is_denied_in_answer(const PairContext& context) const;
  bool is_doubted(const PairContext& context) const;
  bool is_possible(const PairContext& context) const;
  bool are_listed(const PairContext& context) const;
  bool asks_whether(TokenSpan sentence) const;

  const MentionMap& map_;
  std::array<std::uint64_t, kClasses> bits_{};
  std::vector<Cue> cues_;           ///< Outside mentions, in text order.
  std::vector<bool> asks_whether_;  ///< Per sentence.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_ASSERTION_H_
