#include "extract/reading/span_markup.h"

#include <algorithm>

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxTargetBytes = 2000;  // Of a link; a longer one is cut off, not searched to its end.

bool is_span(MarkKind kind) {
  return kind == MarkKind::strong || kind == MarkKind::emphasis || kind == MarkKind::code ||
         kind == MarkKind::link;
}

// Where the "[[target|" that ends at `end` begins; `end` if there is none.
std::uint64_t wikilink_target_begin(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  const std::uint64_t from = end - begin > kMaxTargetBytes ? end - kMaxTargetBytes : begin;
  const std::string_view before = text.substr(from, end - from);
  const std::size_t found = before.rfind("[[");
  if (found == std::string_view::npos || before.find('\n', found) != std::string_view::npos) return end;
  return from + found;
}

// Where the "(target)" or "[reference]" at `begin` ends; `begin` if none is complete.
std::uint64_t link_target_end(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  if (begin >= end || (text[begin] != '(' && text[begin] != '[')) return begin;
  const char open = text[begin];
  const char close = open == '(' ? ')' : ']';
  int depth = 0;
  for (std::uint64_t at = begin; at < end && at - begin < kMaxTargetBytes; ++at) {
    if (text[at] == '\n' || text[at] == '|') break;
    depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
    if (depth == 0) return at + 1;
  }
  return begin;
}

}  // namespace

ByteRange with_markup(std::string_view text, ByteRange shown, ByteRange limits) {
  constexpr std::string_view kOpening = "*_`~[!<";
  constexpr std::string_view kClosing = "*_`~]>";
  ByteRange range = shown;
  while (range.begin > limits.begin) {
    const char before = text[range.begin - 1];
    const bool code_blank = before == ' ' && range.begin - limits.begin >= 2 && text[range.begin - 2] == '`';
    if (kOpening.find(before) != std::string_view::npos || code_blank) {
      --range.begin;
      continue;
    }
    if (before != '|') break;
    const std::uint64_t begin = wikilink_target_begin(text, limits.begin, range.begin);
    if (begin == range.begin) break;
    range.begin = begin;
  }
  while (range.end < limits.end) {
    const char after = text[range.end];
    const bool code_blank = after == ' ' && limits.end - range.end >= 2 && text[range.end + 1] == '`';
    if (kClosing.find(after) == std::string_view::npos && !code_blank) break;
    ++range.end;
    if (after == ']') range.end = link_target_end(text, range.end, limits.end);
  }
  return range;
}

ByteRange shown_range(ByteRange range, const std::vector<Mark>& marks) {
  for (const Mark& mark : marks) {
    if (mark.range.begin > range.begin) break;
    if (mark.kind == MarkKind::hidden && mark.range.end > range.begin)
      range.begin = std::min(mark.range.end, range.end);
  }
  for (auto mark = marks.rbegin(); mark != marks.rend() && mark->range.end >= range.end; ++mark)
    if (mark->kind == MarkKind::hidden && mark->range.begin < range.end)
      range.end = std::max(mark->range.begin, range.begin);
  return range;
}

ByteRange without_outer_markup(ByteRange range, const std::vector<Mark>& marks) {
  const ByteRange shown = shown_range(range, marks);
  for (const Mark& mark : marks) {
    if (mark.range.begin > shown.begin) break;
    if (is_span(mark.kind) && mark.range == shown) return shown;
  }
  return range;
}

ByteRange keep_pairs_whole(ByteRange range, ByteRange limits, const std::vector<Mark>& marks) {
  const Mark* opening = nullptr;  // The last hidden mark so far.
  for (const Mark& mark : marks) {
    if (mark.range.begin > range.end) break;
    if (mark.kind == MarkKind::hidden) opening = &mark;
    if (!is_span(mark.kind) || opening == nullptr || opening->range.end != mark.range.begin) continue;
    const ByteRange span = mark.range;
    const bool begins_inside = range.begin > opening->range.begin && range.begin <= span.begin;
    if (begins_inside && span.end < range.end) range.begin = std::max(opening->range.begin, limits.begin);
    if (range.begin < span.begin && span.begin < range.end && range.end <= span.end) {
      const auto closing = std::find_if(marks.begin(), marks.end(), [&](const Mark& other) {
        return other.kind == MarkKind::hidden && other.range.begin == span.end;
      });
      if (closing != marks.end()) range.end = std::min(closing->range.end, limits.end);
    }
  }
  return range;
}

}  // namespace notegraph::extract
