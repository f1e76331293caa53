#ifndef NOTEGRAPH_GRAPH_MODEL_TEXT_NUMBERS_H_
#define NOTEGRAPH_GRAPH_MODEL_TEXT_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace notegraph {

/// Numbers distinct texts in the order in which they are added, and keeps them one behind the other. Finds
/// them again by open addressing (Knuth, The Art of Computer Programming 3, section 6.4, algorithm L): at
/// most 32 bytes a text beside the texts, and no allocation. At most 2^31 texts.
class TextNumbers {
 public:
  /// `expected`: how many texts to make room for.
  explicit TextNumbers(std::size_t expected = 0);

  /// The number of `text`; a new one, size() before, where it has none yet.
  std::uint32_t add(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;

  std::size_t size() const { return texts_.begins.size() - 1; }
  /// Valid until the next add().
  std::string_view text(std::uint32_t number) const {
    const std::uint64_t begin = texts_.begins[number];
    return {texts_.bytes.data() + begin, texts_.begins[number + 1] - begin - 1};
  }

  /// All texts by number, a zero byte after each.
  struct Texts {
    std::vector<std::uint64_t> begins = {0};  ///< Where each begins in `bytes`, and the end.
    std::vector<char> bytes;
  };
  Texts take() && { return std::move(texts_); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next_number = 0;  ///< The text's number and 1; 0: the slot is free.
  };

  /// The slot of the text, or the free one where it would stand.
  std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  void grow();

  Texts texts_;
  std::vector<Slot> slots_;  ///< A power of two of them, at most half of them taken.
};

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_TEXT_NUMBERS_H_
