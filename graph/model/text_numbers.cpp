#include "graph/model/text_numbers.h"

#include <bit>

#include <xxhash.h>

namespace notegraph {
namespace {

constexpr std::size_t kFewestSlots = 16;

std::uint64_t hash_of(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}

/// What a slot keeps of a hash; the slots are found by the other half.
std::uint32_t kept_part(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

TextNumbers::TextNumbers(std::size_t expected) : slots_(std::bit_ceil(2 * expected + kFewestSlots)) {
  texts_.begins.reserve(expected + 1);
}

std::size_t TextNumbers::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const Slot& at = slots_[slot];
    if (at.next_number == 0) return slot;
    if (at.hash == kept_part(hash) && this->text(at.next_number - 1) == text) return slot;
  }
}

std::uint32_t TextNumbers::add(std::string_view text) {
  const std::uint64_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.next_number != 0) return slot.next_number - 1;
  const auto number = static_cast<std::uint32_t>(size());
  texts_.bytes.insert(texts_.bytes.end(), text.begin(), text.end());
  texts_.bytes.push_back('\0');
  texts_.begins.push_back(texts_.bytes.size());
  slot = {kept_part(hash), number + 1};
  if (2 * size() > slots_.size()) grow();
  return number;
}

std::optional<std::uint32_t> TextNumbers::find(std::string_view text) const {
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  if (slot.next_number == 0) return std::nullopt;
  return slot.next_number - 1;
}

void TextNumbers::grow() {
  slots_.assign(2 * slots_.size(), {});
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint64_t hash = hash_of(text(number));
    slots_[slot_of(text(number), hash)] = {kept_part(hash), number + 1};
  }
}

}  // namespace notegraph
