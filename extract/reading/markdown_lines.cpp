#include "extract/reading/markdown_lines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <md4c.h>

#include "extract/reading/characters.h"
#include "extract/reading/source_line.h"
#include "extract/reading/span_markup.h"

// md4c reports text as pointers into the text it was given, which is what makes exact offsets possible: what
// lies between two pieces of one line is markup, and a span begins and ends with the text inside it.
namespace notegraph::extract {
namespace {

constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_WIKILINKS |
                            MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS;
constexpr std::size_t kMaxSpanDepth = 16;  // Deeper ones are not marked: each costs a step per line.

std::optional<MarkKind> mark_of(MD_SPANTYPE span) {
  switch (span) {
    case MD_SPAN_STRONG: return MarkKind::strong;
    case MD_SPAN_EM: return MarkKind::emphasis;
    case MD_SPAN_CODE: return MarkKind::code;
    case MD_SPAN_A:
    case MD_SPAN_WIKILINK: return MarkKind::link;
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_DEL: return MarkKind::opaque;
    case MD_SPAN_U: return std::nullopt;
  }
  return std::nullopt;
}

// The end of the URL that begins at `at`: white space, Han text or a bracket ends it.
std::size_t url_end(std::string_view text, std::size_t at) {
  constexpr std::u32string_view kEnds = U"<>\"`（）【】《》，。；：、！？)]}";
  while (at < text.size()) {
    const Character character = character_at(text, at);
    if (is_space(character.code) || is_han(character.code) ||
        kEnds.find(character.code) != std::u32string_view::npos)
      break;
    at += character.bytes;
  }
  return at;
}

// Whether the span whose text begins at `at` opens with two tildes: md4c takes one for enough, as in
// "约~10 GB，最多~20 GB".
bool is_struck_out(std::string_view text, std::uint64_t at) {
  while (at > 0 && (text[at - 1] == '*' || text[at - 1] == '_' || text[at - 1] == '`')) --at;
  return text.substr(0, at).ends_with("~~");
}

class LineCollector {
 public:
  LineCollector(std::string_view text, ByteRange range, const Masks& masks)
      : text_(text), range_(range), copy_(make_working_copy(text, range, masks)), masks_(masks) {}

  MarkdownLines collect() {
    MD_PARSER parser{};
    parser.flags = kFlags;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return static_cast<LineCollector*>(self)->enter_block(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return static_cast<LineCollector*>(self)->leave_block(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<LineCollector*>(self)->enter_span(type);
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<LineCollector*>(self)->leave_span(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<LineCollector*>(self)->add_text(type, text, size);
    };
    md_parse(copy_.text.data(), static_cast<MD_SIZE>(copy_.text.size()), &parser, this);
    finish_line(false);
    for (std::size_t i = 0; i < lines_.size(); ++i)
      lines_[i].lone = lines_[i].kind == LineKind::item && lists_[list_of_line_[i]].items == 1;
    return {std::move(lines_), copy_.cut};
  }

 private:
  struct List {
    bool ordered = false;
    std::uint32_t items = 0;
  };
  struct OpenSpan {
    std::optional<MarkKind> kind;
    std::optional<std::uint64_t> begin;  // Of its text on the current line.
    bool may_be_struck_out = false;      // Till its text shows whether it is.
  };

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    finish_paragraph();
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        open_lists_.push_back(lists_.size());
        lists_.push_back({type == MD_BLOCK_OL, 0});
        break;
      case MD_BLOCK_LI:
        ++lists_[open_lists_.back()].items;
        at_item_start_ = true;
        break;
      case MD_BLOCK_H:
        heading_level_ = static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_TABLE:
        ++table_;
        row_ = column_ = 0;
        break;
      case MD_BLOCK_TH: in_cell_ = in_header_ = true; break;
      case MD_BLOCK_TD: in_cell_ = true; break;
      default: break;
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    finish_paragraph();
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL: open_lists_.pop_back(); break;
      case MD_BLOCK_LI: at_item_start_ = false; break;
      case MD_BLOCK_H: heading_level_ = 0; break;
      case MD_BLOCK_TR:
        ++row_;
        column_ = 0;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        in_cell_ = in_header_ = false;
        ++column_;
        break;
      default: break;
    }
    return 0;
  }

  void finish_paragraph() {
    finish_line(false);
    ++paragraph_;
    spans_.clear();
    span_depth_ = 0;
    images_ = 0;
  }

  int enter_span(MD_SPANTYPE type) {
    ++span_depth_;
    images_ += type == MD_SPAN_IMG ? 1 : 0;
    if (span_depth_ <= kMaxSpanDepth) spans_.push_back({mark_of(type), std::nullopt, type == MD_SPAN_DEL});
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    if (span_depth_ == 0) return 0;  // md4c 0.4.8 leaves some spans that it did not enter.
    images_ -= type == MD_SPAN_IMG && images_ > 0 ? 1 : 0;
    if (span_depth_-- > kMaxSpanDepth) return 0;
    close_span(spans_.back());
    spans_.pop_back();
    return 0;
  }

  int add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      finish_line(type == MD_TEXT_BR);
      return 0;
    }
    // Text that is not in our copy stands for something (a line end in a verbatim stretch); it has no place.
    const char* const first = copy_.text.data();
    if (text < first || text >= first + copy_.text.size()) {
      if (size == 1 && *text == '\n') finish_line(false);
      return 0;
    }
    if (size == 0) return 0;
    const std::uint64_t begin = range_.begin + static_cast<std::uint64_t>(text - first);
    const std::uint64_t end = begin + size;
    if (!open_) {
      open_ = true;
      line_ = TextLine{};
      line_.range = {begin, begin};
    }
    if (begin > line_.range.end) line_.marks.push_back({MarkKind::hidden, {line_.range.end, begin}});
    for (auto span = spans_.rbegin(); span != spans_.rend() && !span->begin; ++span) {
      span->begin = begin;
      if (std::exchange(span->may_be_struck_out, false) && !is_struck_out(text_, begin)) span->kind.reset();
    }
    line_.range.end = end;
    if (type == MD_TEXT_HTML) {
      line_.marks.push_back({MarkKind::opaque, {begin, end}});
    } else if (images_ == 0) {
      visible_ = true;
      mark_urls({begin, end});
      if (type == MD_TEXT_NORMAL) mark_stray_asterisks({begin, end});
    }
    return 0;
  }

  void mark_urls(ByteRange piece) {
    const std::string_view text = text_.substr(0, piece.end);
    for (const std::string_view opening : {"://", "www."}) {
      for (std::size_t at = text.find(opening, piece.begin); at != std::string_view::npos;) {
        std::size_t begin = at;
        while (begin > piece.begin && is_ascii_letter(static_cast<unsigned char>(text[begin - 1]))) --begin;
        const bool inside_url = begin > 0 && text[begin - 1] == '/';
        const std::size_t end = std::max(url_end(text, at), at + opening.size());
        if (!inside_url)
          line_.marks.push_back({MarkKind::opaque, {begin, std::min<std::uint64_t>(end, piece.end)}});
        at = end < piece.end ? text.find(opening, end) : std::string_view::npos;
      }
    }
  }

  // CommonMark does not close bold type between Han punctuation and a letter ("**标签：**正文"): the
  // asterisks come as text, though a reader sees through them.
  void mark_stray_asterisks(ByteRange piece) {
    const std::string_view text = text_.substr(0, piece.end);
    for (std::size_t at = text.find("**", piece.begin); at != std::string_view::npos;
         at = text.find("**", at + 2))
      line_.marks.push_back({MarkKind::hidden, {at, at + 2}});
  }

  void close_span(OpenSpan& span) {
    if (open_ && span.kind && span.begin && *span.begin < line_.range.end)
      line_.marks.push_back({*span.kind, {*span.begin, line_.range.end}});
    span.begin.reset();
  }

  // Widens the line over the markup that stands at its ends, so that it holds both parts of each pair.
  void take_in_markup() {
    const std::uint64_t above = lines_.empty() ? range_.begin : lines_.back().range.end;
    const ByteRange shown{line_.range.begin - range_.begin, line_.range.end - range_.begin};
    const ByteRange whole = with_markup(copy_.text, shown, {above - range_.begin, copy_.text.size()});
    if (whole.begin < shown.begin)
      line_.marks.push_back({MarkKind::hidden, {range_.begin + whole.begin, line_.range.begin}});
    if (shown.end < whole.end)
      line_.marks.push_back({MarkKind::hidden, {line_.range.end, range_.begin + whole.end}});
    line_.range = {range_.begin + whole.begin, range_.begin + whole.end};
  }

  void finish_line(bool hard_break) {
    if (!open_) return;
    for (OpenSpan& span : spans_) close_span(span);
    open_ = false;
    take_in_markup();
    line_.range = trim(text_, line_.range);
    const bool shown = std::exchange(visible_, false) && line_.range.begin < line_.range.end;
    if (!shown) return;
    mark_formulas();
    for (Mark& mark : line_.marks) {
      mark.range.begin = std::clamp(mark.range.begin, line_.range.begin, line_.range.end);
      mark.range.end = std::clamp(mark.range.end, line_.range.begin, line_.range.end);
    }
    std::erase_if(line_.marks, [](const Mark& mark) { return mark.range.begin == mark.range.end; });
    std::stable_sort(line_.marks.begin(), line_.marks.end(),
                     [](const Mark& a, const Mark& b) { return a.range < b.range; });
    line_.hard_break = hard_break;
    place_line();
    list_of_line_.push_back(open_lists_.empty() ? 0 : open_lists_.back());
    lines_.push_back(std::move(line_));
  }

  // Fills in what the open blocks say of the line.
  void place_line() {
    line_.paragraph = paragraph_;
    line_.level = static_cast<std::uint8_t>(std::min<std::size_t>(open_lists_.size(), 255));
    if (heading_level_ > 0) {
      line_.kind = LineKind::heading;
      line_.level = heading_level_;
    } else if (in_cell_) {
      line_.kind = LineKind::cell;
      line_.table = table_;
      line_.row = row_;
      line_.column = column_;
      line_.header = in_header_;
    } else if (at_item_start_) {
      line_.kind = LineKind::item;
      line_.ordered = lists_[open_lists_.back()].ordered;
      at_item_start_ = false;
    }
    const std::uint64_t offset = line_.range.begin - range_.begin;
    const std::size_t newline = offset == 0 ? std::string::npos : copy_.text.rfind('\n', offset - 1);
    const std::size_t line_begin = newline == std::string::npos ? 0 : newline + 1;
    line_.indent = indent_columns(std::string_view(copy_.text).substr(line_begin));
    if (line_begin == 0) {
      line_.after_blank = true;
    } else {
      const std::size_t above = line_begin < 2 ? std::string::npos : copy_.text.rfind('\n', line_begin - 2);
      line_.after_blank = is_blank(copy_.text, {above == std::string::npos ? 0 : above + 1, line_begin - 1});
    }
  }

  void mark_formulas() {
    auto next = std::lower_bound(masks_.formulas.begin(), masks_.formulas.end(), line_.range.begin,
                                 [](ByteRange formula, std::uint64_t begin) { return formula.end <= begin; });
    for (; next != masks_.formulas.end() && next->begin < line_.range.end; ++next)
      line_.marks.push_back({MarkKind::opaque, *next});
  }

  std::string_view text_;
  ByteRange range_;
  WorkingCopy copy_;
  const Masks& masks_;

  std::vector<TextLine> lines_;
  std::vector<std::size_t> list_of_line_;
  std::vector<List> lists_{List{}};  // All lists so far; the first stands for "in no list".
  std::vector<std::size_t> open_lists_;
  std::vector<OpenSpan> spans_;
  std::size_t span_depth_ = 0;
  int images_ = 0;        // How many of the open spans are images.
  bool open_ = false;     // Whether line_ is being filled.
  bool visible_ = false;  // Whether line_ shows text.
  TextLine line_;
  bool at_item_start_ = false, in_cell_ = false, in_header_ = false;
  std::uint8_t heading_level_ = 0;
  std::uint32_t paragraph_ = 0, table_ = 0, row_ = 0, column_ = 0;
};

}  // namespace

MarkdownLines read_markdown_lines(std::string_view text, ByteRange range, const Masks& masks) {
  return LineCollector(text, range, masks).collect();
}

}  // namespace notegraph::extract
