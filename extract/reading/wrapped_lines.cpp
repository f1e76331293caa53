#include "extract/reading/wrapped_lines.h"

#include <iterator>

#include "extract/reading/characters.h"
#include "extract/reading/label.h"
#include "extract/reading/numbering.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMinWidth = 50;  // A shorter line did not reach any margin.
constexpr std::uint64_t kMaxJoinedBytes = 16 * 1024;

bool goes_on(std::string_view text, const TextLine& line, ByteRange last_part, const TextLine& next) {
  if (line.paragraph != next.paragraph || line.scope != next.scope || line.hard_break) return false;
  if (next.kind != LineKind::text || (line.kind != LineKind::text && line.kind != LineKind::item))
    return false;
  if (next.range.end - line.range.begin > kMaxJoinedBytes) return false;
  const std::string_view above = text.substr(last_part.begin, last_part.end - last_part.begin);
  const std::string_view below = text.substr(next.range.begin, next.range.end - next.range.begin);
  if (display_width(above, kMinWidth) < kMinWidth) return false;
  const char32_t last = character_before(above, above.size()).code;
  const char32_t first = character_at(below, 0).code;
  const bool open_end =
      last == ',' || last == '-' || last == '(' || (is_letter_or_digit(last) && !is_han(last));
  const bool continues = is_lower_case(first) || first == '(' || (last == ',' && !is_han(first));
  if (!open_end || !continues) return false;
  const Label label = find_label(text, next.range, next.marks);
  return label.range.begin == label.range.end && find_numbering(below).style == NumberStyle::none;
}

}  // namespace

void append_line(TextLine& line, TextLine next) {
  if (line.range.end < next.range.begin)
    line.marks.push_back({MarkKind::hidden, {line.range.end, next.range.begin}});
  line.marks.insert(line.marks.end(), std::make_move_iterator(next.marks.begin()),
                    std::make_move_iterator(next.marks.end()));
  line.range.end = next.range.end;
  line.hard_break = next.hard_break;
}

std::vector<TextLine> join_wrapped_lines(std::string_view text, std::vector<TextLine> lines) {
  std::vector<TextLine> joined;
  joined.reserve(lines.size());
  ByteRange last_part;
  for (TextLine& line : lines) {
    const ByteRange part = line.range;
    if (!joined.empty() && goes_on(text, joined.back(), last_part, line)) {
      append_line(joined.back(), std::move(line));
    } else {
      joined.push_back(std::move(line));
    }
    last_part = part;
  }
  return joined;
}

}  // namespace notegraph::extract
