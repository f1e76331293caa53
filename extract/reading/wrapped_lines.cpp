#include "extract/reading/wrapped_lines.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "extract/reading/characters.h"
#include "extract/reading/label.h"
#include "extract/reading/numbering.h"
#include "extract/reading/span_markup.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMinWidth = 50;   // A shorter line did not reach any margin.
constexpr std::size_t kMaxWidth = 140;  // No editor wraps beyond; a longer line was never wrapped.
constexpr std::uint64_t kMaxJoinedBytes = 16 * 1024;

// Words that do not end a phrase.
constexpr std::array<std::string_view, 70> kUnfinished = {
    "the",  "a",     "an",   "and",   "or",   "of",   "in",    "on",   "at",   "to",    "for", "with",
    "by",   "from",  "as",   "is",    "are",  "was",  "were",  "be",   "that", "which", "its", "their",
    "this", "these", "than", "into",  "if",   "when", "while", "but",  "per",  "via",   "not", "so",
    "le",   "la",    "les",  "un",    "une",  "des",  "de",    "du",   "et",   "ou",    "au",  "aux",
    "en",   "dans",  "sur",  "par",   "pour", "avec", "que",   "qui",  "est",  "sont",  "sa",  "son",
    "ses",  "leur",  "ce",   "cette", "ces",  "ne",   "se",    "plus", "sans", "comme"};

// Those of them that end a short line only in the middle of a phrase, not a title or an entry ("Log in").
constexpr std::array<std::string_view, 47> kNeverLast = {
    "the",   "a",   "an",   "and",  "or",    "of",   "for",   "with",  "by",   "from", "as",   "is",
    "are",   "was", "were", "that", "which", "its",  "their", "these", "into", "than", "if",   "when",
    "while", "but", "le",   "la",   "les",   "un",   "une",   "des",   "de",   "du",   "et",   "ou",
    "au",    "aux", "dans", "par",  "pour",  "avec", "que",   "qui",   "est",  "sont", "cette"};

// Chinese words that want an object, and such as go on with what stands before them. Left out are those that
// end titles as well: "怎么训练的", "还没解决", "主从".
constexpr std::array<std::string_view, 18> kWantObject = {"使用", "采用", "利用", "通过", "用于", "缓解",
                                                          "避免", "防止", "导致", "引入", "基于", "与",
                                                          "或",   "及",   "把",   "将",   "被",   "由"};
constexpr std::array<std::string_view, 7> kGoOn = {"的", "以及", "从而", "并且", "而且", "进而", "及其"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// One line of the file that ends inside a paragraph, and the line below it.
class LineBreak {
 public:
  LineBreak(std::string_view text, const TextLine& above, const TextLine& below)
      : above_(slice(text, shown_range(above.range, above.marks))),
        below_(slice(text, shown_range(below.range, below.marks))) {
    if (above_.empty() || below_.empty()) return;
    const std::size_t newline =
        above.range.begin == 0 ? std::string_view::npos : text.rfind('\n', above.range.begin - 1);
    const std::size_t source_begin = newline == std::string_view::npos ? 0 : newline + 1;
    width_ = display_width(text.substr(source_begin, above.range.end - source_begin), kMaxWidth + 1);
    last_ = character_before(above_, above_.size()).code;
    first_ = character_at(below_, 0).code;
    // "第二个问题" enumerates as a number does.
    is_open_ = is_open(last_) && first_ != U'第' && find_numbering(below_).style == NumberStyle::none &&
               !is_lettered(below_);
    possible_ = is_open_ && width_ >= kMinWidth;
    labels_ = is_open_ && has_label(text, below);
  }

  std::size_t width() const { return width_; }
  bool in_han() const { return is_han(last_) && is_han(first_); }

  // Whether the sentence above may go on below.
  bool possible() const { return possible_; }

  // Whether the words alone show that it does.
  bool certain() const {
    if (!possible_) return false;
    if (ends_unfinished()) return true;
    if (labels_) return false;
    const bool comma = last_ == ',' || last_ == U'，' || last_ == U'、';
    const bool latin = !is_han(last_) && !is_han(first_);
    return comma || (latin && (is_lower_case(first_) || first_ == '(' || last_ == '-' || last_ == '('));
  }

  // Whether the words alone show that it does though the line is short, as in notes that somebody broke by
  // hand. Short lines are list entries elsewhere: so not without a sentence that comes to its end.
  bool goes_on_by_hand() const {
    if (!is_open_ || labels_ || width_ >= kMinWidth) return false;
    if (display_width(below_, kMinWidth + 1) > kMinWidth)
      return false;  // Below a title, not in a short measure.
    if (is_han(last_)) return is_han(first_) ? wants_object() || goes_on_below() : wants_object();
    if (is_han(first_)) return wants_object() || goes_on_below();
    const std::size_t blank = above_.rfind(' ');
    return blank != std::string_view::npos && holds(kNeverLast, above_.substr(blank + 1));
  }

  // Whether the sentence may go on and what opens the line below would have passed `margin`.
  bool fills(std::size_t margin) const {
    return possible_ && !labels_ && width_ <= margin && width_ + first_unit_width() > margin;
  }

 private:
  static std::string_view slice(std::string_view text, ByteRange range) {
    return text.substr(range.begin, range.end - range.begin);
  }

  static bool has_label(std::string_view text, const TextLine& line) {
    const Label label = find_label(text, line.range, line.marks);
    return label.range.begin < label.range.end;
  }

  // "a. What", "b) why".
  static bool is_lettered(std::string_view line) {
    return line.size() > 2 && is_ascii_letter(static_cast<unsigned char>(line[0])) &&
           (line[1] == '.' || line[1] == ')') && line[2] == ' ';
  }

  static bool is_open(char32_t last) {
    constexpr std::u32string_view kInside = U",-–—/&+(（，、)）]】\"”»%";
    return is_letter_or_digit(last) || kInside.find(last) != std::u32string_view::npos;
  }

  // "X 的使用" is a name.
  bool wants_object() const {
    return std::any_of(kWantObject.begin(), kWantObject.end(), [&](std::string_view word) {
      return above_.ends_with(word) && above_.size() > word.size() &&
             !above_.substr(0, above_.size() - word.size()).ends_with("的");
    });
  }
  bool goes_on_below() const {
    return std::any_of(kGoOn.begin(), kGoOn.end(),
                       [&](std::string_view word) { return below_.starts_with(word); });
  }

  bool ends_unfinished() const {
    const std::size_t blank = above_.rfind(' ');
    if (blank == std::string_view::npos || is_han(first_)) return false;
    const std::string_view word = above_.substr(blank + 1);
    return std::any_of(kUnfinished.begin(), kUnfinished.end(), [&](std::string_view unfinished) {
      return word.size() == unfinished.size() && starts_with_ignoring_case(word, unfinished);
    });
  }

  // Of a Han character with the punctuation that may not open a line, or of a word with the blank before it.
  std::size_t first_unit_width() const {
    constexpr std::u32string_view kNotFirst = U"，。、；：！？）】》”";
    std::size_t width = is_han(first_) || is_han(last_) ? 0 : 1;
    bool han = false;
    for (std::size_t at = 0; at < below_.size() && width <= kMaxWidth;) {
      const Character character = character_at(below_, at);
      const bool closing = kNotFirst.find(character.code) != std::u32string_view::npos;
      if (is_space(character.code) || (han && !closing) || (at > 0 && is_han(character.code))) break;
      han = is_han(character.code) || closing;
      width += han ? 2 : 1;
      at += character.bytes;
    }
    return width;
  }

  std::string_view above_, below_;
  char32_t last_ = 0, first_ = 0;
  std::size_t width_ = 0;
  bool is_open_ = false;   // Punctuation and numbers do not forbid that the sentence above goes on below.
  bool possible_ = false;  // Nor does its line's width.
  bool labels_ = false;    // A label opens the line below.
};

bool may_join(const TextLine& line, const TextLine& next) {
  return line.paragraph == next.paragraph && line.scope == next.scope && !line.hard_break &&
         next.kind == LineKind::text && (line.kind == LineKind::text || line.kind == LineKind::item);
}

// Per line whether the open lines from it on in its paragraph lead to the end of a sentence.
std::vector<bool> find_finished(std::string_view text, const std::vector<TextLine>& lines) {
  constexpr std::u32string_view kEnds = U"。！？；.!?;";
  std::vector<bool> finished(lines.size(), false);
  for (std::size_t i = lines.size(); i-- > 0;) {
    const ByteRange shown = shown_range(lines[i].range, lines[i].marks);
    const bool ends =
        shown.begin < shown.end &&
        kEnds.find(character_before(text.substr(0, shown.end), shown.end).code) != std::u32string_view::npos;
    finished[i] = ends || (i + 1 < lines.size() && may_join(lines[i], lines[i + 1]) && finished[i + 1]);
  }
  return finished;
}

// The column at which the editor broke lines: where the widest line ends that surely goes on. Han text shows
// it by two neighboring lines of a paragraph that stop in the middle of a phrase at the same column. 0: none.
std::size_t find_margin(std::string_view text, const std::vector<TextLine>& lines) {
  std::size_t margin = 0, han_width = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_join(lines[i], lines[i + 1])) {
      han_width = 0;
      continue;
    }
    const LineBreak end(text, lines[i], lines[i + 1]);
    const std::size_t width = end.width();
    const bool in_han = end.in_han() && end.possible();
    const bool aligned =
        in_han && han_width > 0 && std::max(width, han_width) - std::min(width, han_width) <= 2;
    if ((aligned || end.certain()) && width <= kMaxWidth)
      margin = std::max({margin, width, aligned ? han_width : 0});
    han_width = in_han ? width : 0;
  }
  return margin;
}

// Whether the line end between the two lies in a formula.
bool in_formula(const std::vector<ByteRange>& formulas, const TextLine& above, const TextLine& below) {
  const auto formula =
      std::lower_bound(formulas.begin(), formulas.end(), below.range.begin,
                       [](const ByteRange& range, std::uint64_t at) { return range.end <= at; });
  return formula != formulas.end() && formula->begin < above.range.end && below.range.begin < formula->end;
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

std::vector<TextLine> join_wrapped_lines(std::string_view text, std::vector<TextLine> lines,
                                         const std::vector<ByteRange>& formulas) {
  const std::size_t margin = find_margin(text, lines);
  const std::vector<bool> finished = find_finished(text, lines);
  std::vector<bool> goes_on(lines.size(), false);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_join(lines[i], lines[i + 1])) continue;
    const LineBreak end(text, lines[i], lines[i + 1]);
    goes_on[i] = end.certain() || end.fills(margin) || (end.goes_on_by_hand() && finished[i + 1]) ||
                 in_formula(formulas, lines[i], lines[i + 1]);
  }
  std::vector<TextLine> joined;
  joined.reserve(lines.size());
  bool open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (open && lines[i].range.end - joined.back().range.begin <= kMaxJoinedBytes) {
      append_line(joined.back(), std::move(lines[i]));
    } else {
      joined.push_back(std::move(lines[i]));
    }
    open = goes_on[i];
  }
  return joined;
}

}  // namespace notegraph::extract
