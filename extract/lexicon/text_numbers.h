#ifndef NOTEGRAPH_EXTRACT_LEXICON_TEXT_NUMBERS_H_
#define NOTEGRAPH_EXTRACT_LEXICON_TEXT_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notegraph::extract {

/// Numbers distinct texts in the order in which they are added. Keeps them end to end, found by open
/// addressing: no allocation a text. At most 2^31 texts, 4 GiB together.
class TextNumbers {
 public:
  /// `expected`: how many texts to make room for.
  explicit TextNumbers(std::size_t expected = 0);

  /// The number of `text`; a new one, size() before, where it has none yet.
  std::uint32_t add(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;

  std::size_t size() const { return ends_.size(); }
  /// Valid until the next add().
  std::string_view text(std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(texts_).substr(begin, ends_[number] - begin);
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next_number = 0;  ///< The text's number and 1; 0: the slot is free.
  };

  /// The slot of the text, or the free one where it would stand.
  std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  void grow();

  std::string texts_;                ///< One after the other.
  std::vector<std::uint32_t> ends_;  ///< Of each, in texts_.
  std::vector<Slot> slots_;          ///< A power of two of them, at most half of them taken.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_TEXT_NUMBERS_H_
