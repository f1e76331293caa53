#include "extract/reading/working_copy.h"

#include <algorithm>

#include "extract/reading/source_line.h"

namespace notegraph::extract {
namespace {

constexpr char kPlain = 'x';  // Stands for a formula, and for markup that is made plain.

// The masks of `ranges` that touch `range`, in offsets of the copy.
template <typename Fill>
void fill_ranges(const std::vector<ByteRange>& ranges, ByteRange range, Fill fill) {
  auto next = std::lower_bound(ranges.begin(), ranges.end(), range.begin,
                               [](ByteRange mask, std::uint64_t begin) { return mask.end <= begin; });
  for (; next != ranges.end() && next->begin < range.end; ++next)
    fill(std::max(next->begin, range.begin) - range.begin, std::min(next->end, range.end) - range.begin);
}

bool is_bullet(char c) {
  return c == '-' || c == '*' || c == '+';
}

bool is_markup(char c) {
  switch (c) {
    case '*':
    case '_':
    case '`':
    case '[':
    case ']':
    case '!':
    case '<':
    case '&':
    case '~':
    case '\\': return true;
    default: return false;
  }
}

class Tamer {
 public:
  explicit Tamer(std::string& text) : text_(text) {}

  bool tame() {
    for_each_line(text_, {0, text_.size()}, [this](const SourceLine& line) { tame_line(line.range); });
    return cut_;
  }

 private:
  void tame_line(ByteRange line) {
    const std::uint64_t content = tame_containers(line);
    if (content == line.end) {
      markup_ = 0;  // A blank line ends the paragraph.
      return;
    }
    if (content > line.begin && opens_item(line.begin)) markup_ = 0;  // So does a list item.
    std::size_t columns = 0;
    for (std::uint64_t at = content; at < line.end; ++at) {
      char& c = text_[at];
      if (static_cast<unsigned char>(c) < 0x20 && c != '\t') c = ' ';
      const bool allowed = c == '|' ? ++columns <= WorkingCopy::kMaxTableColumns
                                    : !is_markup(c) || ++markup_ <= WorkingCopy::kMaxMarkup;
      if (allowed) continue;
      c = kPlain;
      cut_ = true;
    }
  }

  // Blanks the quote and list markers that open the line beyond the nesting limit. Returns where they end.
  std::uint64_t tame_containers(ByteRange line) {
    std::size_t depth = 0;
    std::uint64_t at = line.begin;
    while (at < line.end) {
      const char c = text_[at];
      if (c == ' ' || c == '\t') {
        ++at;
        continue;
      }
      const std::uint64_t end = marker_end(at, line.end);
      if (end == at) return at;
      if (++depth > WorkingCopy::kMaxNesting) {
        std::fill(text_.begin() + static_cast<std::ptrdiff_t>(at),
                  text_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
        cut_ = true;
      }
      at = end;
    }
    return at;
  }

  bool opens_item(std::uint64_t line_begin) const {
    const std::uint64_t at = text_.find_first_not_of(" \t", line_begin);
    return at + 1 < text_.size() && is_bullet(text_[at]) && (text_[at + 1] == ' ' || text_[at + 1] == '\t');
  }

  // The end of the container marker at `at`; `at` if there is none.
  std::uint64_t marker_end(std::uint64_t at, std::uint64_t end) const {
    if (text_[at] == '>') return at + 1;
    std::uint64_t after = at;
    if (is_bullet(text_[at])) {
      after = at + 1;
    } else {
      while (after < end && after - at < 9 && text_[after] >= '0' && text_[after] <= '9') ++after;
      if (after == at || after >= end || (text_[after] != '.' && text_[after] != ')')) return at;
      ++after;
    }
    return after == end || text_[after] == ' ' || text_[after] == '\t' ? after : at;
  }

  std::string& text_;
  std::size_t markup_ = 0;
  bool cut_ = false;
};

}  // namespace

WorkingCopy make_working_copy(std::string_view text, ByteRange range, const Masks& masks) {
  WorkingCopy copy;
  copy.text = text.substr(range.begin, range.end - range.begin);
  fill_ranges(masks.formulas, range, [&](std::uint64_t begin, std::uint64_t end) {
    std::fill(copy.text.begin() + static_cast<std::ptrdiff_t>(begin),
              copy.text.begin() + static_cast<std::ptrdiff_t>(end), kPlain);
  });
  fill_ranges(masks.blank, range, [&](std::uint64_t begin, std::uint64_t end) {
    for (std::uint64_t at = begin; at < end; ++at)
      if (copy.text[at] != '\n' && copy.text[at] != '\r') copy.text[at] = ' ';
  });
  copy.cut = Tamer(copy.text).tame();
  return copy;
}

}  // namespace notegraph::extract
