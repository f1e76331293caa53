#include "graph/query/text_numbers.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace notegraph::query {

std::uint64_t TextNumbers::number(std::string_view text) {
  std::size_t slot = find_slot(text);
  if (slots_[slot] == kFree) {
    if (2 * (texts_.size() + 1) > slots_.size()) {
      grow();
      slot = find_slot(text);
    }
    texts_.append(text);
    slots_[slot] = texts_.size();
  }
  return slots_[slot] - 1;
}

std::size_t TextNumbers::find_slot(std::string_view text) const {
  const std::size_t last = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>()(text) & last;
  while (slots_[slot] != kFree && texts_[slots_[slot] - 1] != text) slot = (slot + 1) & last;
  return slot;
}

void TextNumbers::grow() {
  std::vector<std::uint64_t> taken = std::exchange(slots_, std::vector(2 * slots_.size(), kFree));
  std::erase(taken, kFree);
  for (const std::uint64_t text : taken) slots_[find_slot(texts_[text - 1])] = text;
}

}  // namespace notegraph::query
