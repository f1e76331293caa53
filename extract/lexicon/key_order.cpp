#include "extract/lexicon/key_order.h"

#include <algorithm>
#include <cstddef>

namespace notegraph::extract {
namespace {

struct Place {
  std::uint64_t first_bytes;
  std::uint32_t index;
};

/// Eight of them, as a number that compares as they do.
std::uint64_t first_bytes(std::string_view key) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i)
    bytes = bytes << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  return bytes;
}

}  // namespace

std::vector<std::uint32_t> key_order(std::span<const std::string_view> keys) {
  // Most comparisons are settled by the first bytes, without a look at the keys themselves.
  std::vector<Place> places;
  places.reserve(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) places.push_back({first_bytes(keys[i]), i});
  std::sort(places.begin(), places.end(), [keys](const Place& a, const Place& b) {
    if (a.first_bytes != b.first_bytes) return a.first_bytes < b.first_bytes;
    const int order = keys[a.index].compare(keys[b.index]);
    return order != 0 ? order < 0 : a.index < b.index;
  });
  std::vector<std::uint32_t> order;
  order.reserve(places.size());
  for (const Place& place : places) order.push_back(place.index);
  return order;
}

}  // namespace notegraph::extract
