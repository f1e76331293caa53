#include "graph/query/edit_distance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

namespace notegraph::query {
namespace {

struct DecodedPoint {
  char32_t point = 0xFFFD;
  std::size_t bytes = 1;
};

DecodedPoint decode_point(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1};
  const int bytes = std::countl_one(lead);
  if (bytes < 2 || bytes > 4 || text.size() < static_cast<std::size_t>(bytes)) return {};
  char32_t point = lead & (0x7FU >> bytes);
  for (int i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    if ((next & 0xC0U) != 0x80) return {};
    point = (point << 6) | (next & 0x3FU);
  }
  return {point, static_cast<std::size_t>(bytes)};
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  while (!text.empty()) {
    const DecodedPoint next = decode_point(text);
    points.push_back(next.point);
    text.remove_prefix(next.bytes);
  }
  return points;
}

std::size_t bounded_edit_distance(std::u32string_view a, std::u32string_view b, std::size_t bound) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > bound) return bound + 1;
  const std::size_t columns = b.size() + 1;
  // Row i holds the distances of a's first i characters from each beginning of b; the last three rows are
  // kept. Cells outside the band hold bound + 1, which is as good as any greater number.
  std::array<std::vector<std::size_t>, 3> rows;
  rows.fill(std::vector<std::size_t>(columns, bound + 1));
  for (std::size_t j = 0; j <= std::min(b.size(), bound); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const auto& above = rows[(i - 1) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    auto& row = rows[i % 3];
    const std::size_t first = i > bound ? i - bound : 0, last = std::min(b.size(), i + bound);
    std::fill(row.begin(), row.end(), bound + 1);
    if (first == 0) row[0] = i;
    std::size_t smallest = row[0];
    for (std::size_t j = std::max<std::size_t>(first, 1); j <= last; ++j) {
      const std::size_t substituted = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      std::size_t best = std::min({substituted, above[j] + 1, row[j - 1] + 1, bound + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, two_above[j - 2] + 1);
      }
      row[j] = best;
      smallest = std::min(smallest, best);
    }
    // A swap reaches back two rows, so both must be hopeless.
    if (smallest > bound && *std::min_element(above.begin(), above.end()) > bound) return bound + 1;
  }
  return rows[a.size() % 3].back();
}

CharacterSet character_set(std::u32string_view text) {
  CharacterSet set = 0;
  for (const char32_t point : text) {
    set |= CharacterSet{1} << ((point * 0x9E3779B97F4A7C15ULL) >> 58);  // Fibonacci hashing to six bits.
  }
  return set;
}

bool may_be_within(CharacterSet a, CharacterSet b, std::size_t bound) {
  return static_cast<std::size_t>(std::popcount(a & ~b)) <= bound &&
         static_cast<std::size_t>(std::popcount(b & ~a)) <= bound;
}

}  // namespace notegraph::query
