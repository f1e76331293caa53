#ifndef NOTEGRAPH_EXTRACT_MENTIONS_LEXICON_ENDINGS_H_
#define NOTEGRAPH_EXTRACT_MENTIONS_LEXICON_ENDINGS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/surface_trie.h"

namespace notegraph::extract {

/// What the ends of known names say of names that nobody listed: how often the last one or two tokens (…模型,
/// …损失, … network) end a known name of which type, and the first one or two begin one.
class LexiconEndings {
 public:
  explicit LexiconEndings(const Lexicon& lexicon);

  struct Habit {
    std::uint8_t frequency = 0;  ///< 0: never; then by powers of two.
    std::string type;            ///< The entity type that most of them have.
  };
  const Habit& ending(std::string_view last_tokens) const { return find(endings_, last_tokens); }
  const Habit& beginning(std::string_view first_tokens) const { return find(beginnings_, first_tokens); }

 private:
  struct Table {
    SurfaceTrie trie;  ///< Texts to indexes of habits.
    std::vector<Habit> habits;
  };
  static const Habit& find(const Table& table, std::string_view key);

  Table endings_, beginnings_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_MENTIONS_LEXICON_ENDINGS_H_
