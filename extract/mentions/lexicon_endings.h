#ifndef NOTEGRAPH_EXTRACT_MENTIONS_LEXICON_ENDINGS_H_
#define NOTEGRAPH_EXTRACT_MENTIONS_LEXICON_ENDINGS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "graph/model/text_numbers.h"

namespace notegraph::extract {

/// What the ends of known names say of names that nobody listed: how often the last one or two tokens (…模型,
/// …损失, … network) end a known name of which type, and the first one or two begin one.
class LexiconEndings {
 public:
  /// `lexicon` must outlive this.
  explicit LexiconEndings(const Lexicon& lexicon);

  struct Habit {
    std::uint8_t frequency = 0;  ///< 0: never; then by powers of two.
    std::string_view type;       ///< The entity type that most of them have.
  };
  struct Habits {
    Habit ending, beginning;
  };
  /// Of one or two tokens, in folded form.
  const Habits& of(std::string_view tokens) const;

 private:
  TextNumbers texts_;           ///< That some names have in common.
  std::vector<Habits> habits_;  ///< Per text.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_MENTIONS_LEXICON_ENDINGS_H_
