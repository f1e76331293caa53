#include "extract/reading/block_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/reading/characters.h"
#include "extract/reading/heading_stack.h"
#include "extract/reading/label.h"
#include "extract/reading/lead_stack.h"
#include "extract/reading/numbering.h"
#include "extract/reading/span_markup.h"
#include "extract/reading/title.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxHeadingWidth = 160;  // A longer "heading" is a paragraph above a `---` line.
constexpr std::size_t kMaxTitleWidth = 60;     // Of a line without markup that serves as heading.
constexpr std::size_t kMinProseWidth = 40;     // A line of so many columns is prose even without full stop.
constexpr std::uint8_t kServingLevel = 7;

// A line with what its own text says of it.
struct ReadLine {
  TextLine line;
  ByteRange range;      // Without its number.
  ByteRange shown;      // `range` without the markup at its ends.
  Numbering numbering;  // Plain, that is in the text rather than Markdown's.
  Label label;
  bool ends_in_colon = false;
  bool ends_sentence = false;
  bool question = false;
  bool definition = false;  // ": text" below the term that it defines.

  bool has_label() const { return label.range.begin < label.range.end; }
  bool label_only() const { return has_label() && label.rest >= range.end; }
};

std::string_view slice(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

ReadLine read_line(std::string_view text, TextLine line) {
  ReadLine read;
  read.range = without_outer_markup(line.range, line.marks);
  read.shown = shown_range(read.range, line.marks);
  if (line.kind == LineKind::text || line.kind == LineKind::heading || line.kind == LineKind::item) {
    read.numbering = find_numbering(slice(text, read.shown));
    read.shown.begin += read.numbering.bytes;
    // A number in bold type with more than itself ("**1. Name** is ...") stays, so that the pair is whole.
    if (read.numbering.bytes > 0 && read.shown.begin == read.range.begin + read.numbering.bytes) {
      read.range.begin = read.shown.begin;
      read.range = without_outer_markup(read.range, line.marks);
      read.shown = shown_range(read.shown, line.marks);
    }
  }
  read.definition = line.kind == LineKind::text && slice(text, line.range).starts_with(": ");
  if (read.definition) {
    read.range = trim(text, {line.range.begin + 1, line.range.end});
    read.shown = shown_range(read.range, line.marks);
  }
  if (line.kind != LineKind::code) {
    const bool number_in_markup = read.numbering.bytes > 0 && read.range.begin == line.range.begin;
    const std::uint64_t label_begin = number_in_markup ? read.shown.begin : read.range.begin;
    read.label = find_label(text, {label_begin, read.range.end}, line.marks);
    const std::string_view content = slice(text, read.shown);
    const char32_t last = content.empty() ? 0 : character_before(content, content.size()).code;
    read.ends_in_colon = last == ':' || last == U'：';
    constexpr std::u32string_view kSentenceEnds = U"。.;；!！?？,，、";
    read.ends_sentence = kSentenceEnds.find(last) != std::u32string_view::npos;
    read.question =
        read.numbering.style == NumberStyle::question || (!read.ends_in_colon && is_question(content));
  }
  read.line = std::move(line);
  return read;
}

class BlockBuilder {
 public:
  BlockBuilder(std::string_view text, std::vector<TextLine> lines) : text_(text) {
    lines_.reserve(lines.size());
    for (TextLine& line : lines) lines_.push_back(read_line(text, std::move(line)));
  }

  std::vector<Block> build() {
    blocks_.reserve(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) add(i);
    return std::move(blocks_);
  }

 private:
  std::int32_t next_index() const { return static_cast<std::int32_t>(blocks_.size()); }

  void add(std::size_t index) {
    ReadLine& read = lines_[index];
    if (read.line.kind != LineKind::code) {  // Code interrupts what it stands in, it does not end it.
      headings_.enter_scope(read.line.scope);
      leads_.enter_scope(read.line.scope);
    }
    Block block;
    block.range = read.range;
    switch (read.line.kind) {
      case LineKind::code: place_code(block); break;
      case LineKind::cell: place_cell(read, block); break;
      case LineKind::heading: place_heading(index, block); break;
      case LineKind::item:
      case LineKind::text:
        if (const std::optional<ServingStyle> style = serves_as_heading(index)) {
          place_serving_heading(*style, read, block);
        } else {
          place_line(read, block);
        }
    }
    block.marks = marks_within(std::move(read.line.marks), block.range);
    blocks_.push_back(std::move(block));
  }

  static std::vector<Mark> marks_within(std::vector<Mark> marks, ByteRange range) {
    for (Mark& mark : marks) {
      mark.range.begin = std::clamp(mark.range.begin, range.begin, range.end);
      mark.range.end = std::clamp(mark.range.end, range.begin, range.end);
    }
    std::erase_if(marks, [](const Mark& mark) { return mark.range.begin == mark.range.end; });
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.range.begin < b.range.begin; });
    return marks;
  }

  void place_code(Block& block) {
    block.kind = BlockKind::code;
    block.heading = headings_.current();
    block.lead = leads_.add_attached();
  }

  void place_heading(std::size_t index, Block& block) {
    const ReadLine& read = lines_[index];
    if (read.line.level >= kServingLevel) {
      place_serving_heading({ServingStyle::table_question, NumberStyle::none}, read, block);
      return;
    }
    // A paragraph that somebody closed with a line of dashes is no heading, though Markdown says so.
    const bool goes_on = index + 1 < lines_.size() && lines_[index + 1].line.kind == LineKind::heading &&
                         lines_[index + 1].line.paragraph == read.line.paragraph;
    const bool went_on = index > 0 && lines_[index - 1].line.kind == LineKind::heading &&
                         lines_[index - 1].line.paragraph == read.line.paragraph;
    const std::string_view content = slice(text_, read.shown);
    const bool long_text = display_width(content, kMaxHeadingWidth + 1) > kMaxHeadingWidth;
    if (goes_on || went_on || (long_text && content.find("。") != std::string_view::npos)) {
      place_line(read, block);
      return;
    }
    block.kind = BlockKind::heading;
    block.level = read.line.level;
    block.question = read.question;
    block.label = read.label.range;
    block.heading = headings_.open(read.line.level, next_index());
    leads_.clear();
  }

  void place_serving_heading(ServingStyle style, const ReadLine& read, Block& block) {
    block.kind = BlockKind::heading;
    block.level = kServingLevel;
    block.question = read.question;
    block.label = read.label.range;
    block.heading = headings_.open_serving(style, read.line.scope, next_index());
    leads_.clear();
  }

  void place_cell(const ReadLine& read, Block& block) {
    if (read.line.table != table_ || read.line.scope != table_scope_ || read.line.row < row_) {
      table_ = read.line.table;
      table_scope_ = read.line.scope;
      column_headers_.clear();
      table_lead_ = leads_.add_attached();
      row_begin_ = kNoBlock;
    }
    if (read.line.row != row_ || row_begin_ == kNoBlock) row_begin_ = next_index();
    row_ = read.line.row;
    block.kind = BlockKind::table_cell;
    block.row = read.line.row;
    block.column = read.line.column;
    block.label = read.label.range;
    block.heading = headings_.current();
    block.lead = row_begin_ == next_index() ? table_lead_ : row_begin_;
    if (read.line.header) {
      column_headers_.resize(std::max<std::size_t>(column_headers_.size(), block.column + 1), kNoBlock);
      column_headers_[block.column] = next_index();
    } else if (block.column < column_headers_.size()) {
      block.column_header = column_headers_[block.column];
    }
  }

  void place_line(const ReadLine& read, Block& block) {
    if (read.definition && next_index() > 0) {
      block.heading = headings_.current();
      block.lead = next_index() - 1;
      block.label = read.label.range;
      return;
    }
    LineFacts facts;
    facts.indent = read.line.indent;
    facts.scope = read.line.scope;
    facts.after_blank = read.line.after_blank;
    facts.labelled = read.has_label() && !read.label_only();
    facts.introduces = read.ends_in_colon;
    facts.question = read.question;
    facts.aspect = read.has_label() && is_aspect(slice(text_, read.label.range));
    facts.closing = is_closing(slice(text_, read.shown));

    std::uint32_t depth = read.line.level;
    if (read.line.kind == LineKind::item) {
      block.lead = leads_.add_item(depth, facts, next_index());
    } else if (read.numbering.style != NumberStyle::none) {
      const std::uint32_t base = read.line.kind == LineKind::text ? depth : 0;
      block.lead = leads_.add_numbered(read.numbering.style, base, facts, next_index(), depth);
    } else {
      const std::uint32_t base = read.line.kind == LineKind::text ? depth : 0;
      block.lead = leads_.add_text(base, facts, next_index());
    }
    const bool item = read.line.kind == LineKind::item || read.numbering.style != NumberStyle::none;
    block.kind = item ? BlockKind::list_item : BlockKind::paragraph;
    block.level = item ? static_cast<std::uint8_t>(std::min<std::uint32_t>(depth, 255)) : 0;
    block.question = item && read.question;
    block.label = read.label.range;
    block.heading = headings_.current();
  }

  // Whether the line at `index` serves as a heading, and how it shows that.
  std::optional<ServingStyle> serves_as_heading(std::size_t index) const {
    const ReadLine& read = lines_[index];
    if (read.line.kind == LineKind::item) return item_as_heading(index);
    if (read.line.level > 0) return std::nullopt;
    const NumberStyle number = read.numbering.style;
    if (number == NumberStyle::question) return ServingStyle{ServingStyle::numbered, number};
    const bool short_title = is_short(read) && !read.ends_in_colon;
    if (number == NumberStyle::chapter || number == NumberStyle::han ||
        number == NumberStyle::han_bracketed || number == NumberStyle::section) {
      if (short_title && !read.ends_sentence && has_own_text(index))
        return ServingStyle{ServingStyle::numbered, number};
      return std::nullopt;
    }
    if (number != NumberStyle::none) {
      const bool asks = read.question && read.line.after_blank;
      if (short_title && asks && has_own_text(index)) return ServingStyle{ServingStyle::numbered, number};
      return std::nullopt;
    }
    if (short_title && is_all_bold(read)) return ServingStyle{ServingStyle::bold, NumberStyle::none};
    if (short_title && (heads_labels(index) || heads_prose(index)))
      return ServingStyle{ServingStyle::title, NumberStyle::none};
    return std::nullopt;
  }

  // "1. What is it?" above an answer that does not belong to the item: the only item of its "list".
  std::optional<ServingStyle> item_as_heading(std::size_t index) const {
    const ReadLine& read = lines_[index];
    if (!read.line.lone || !read.line.ordered || read.line.level != 1) return std::nullopt;
    if (read.ends_in_colon || !(read.question || (is_short(read) && !read.ends_sentence)))
      return std::nullopt;
    if (index + 1 == lines_.size()) return std::nullopt;
    const TextLine& next = lines_[index + 1].line;
    if (next.kind == LineKind::text && next.level > 0) return std::nullopt;
    return ServingStyle{ServingStyle::numbered, NumberStyle::digit};
  }

  bool is_short(const ReadLine& read) const {
    return display_width(slice(text_, read.shown), kMaxTitleWidth + 1) <= kMaxTitleWidth;
  }

  // Whether what follows is more than the next number of the same style: then the line heads it.
  bool has_own_text(std::size_t index) const {
    if (index + 1 >= lines_.size()) return true;
    const ReadLine& next = lines_[index + 1];
    return next.numbering.style != lines_[index].numbering.style;
  }

  static bool is_all_bold(const ReadLine& read) {
    return std::any_of(read.line.marks.begin(), read.line.marks.end(), [&](const Mark& mark) {
      return mark.kind == MarkKind::strong && mark.range.begin <= read.range.begin &&
             mark.range.end >= read.range.end;
    });
  }

  // A line without markup right above labelled lines is what they are about ("NumPy", then "定义：...").
  bool heads_labels(std::size_t index) const {
    constexpr std::size_t kMaxNameWidth = 40;
    const ReadLine& read = lines_[index];
    if (read.has_label() || read.ends_sentence || index + 1 >= lines_.size()) return false;
    if (!is_letter_or_digit(character_at(text_, read.shown.begin).code)) return false;
    if (display_width(slice(text_, read.shown), kMaxNameWidth + 1) > kMaxNameWidth) return false;
    const ReadLine& next = lines_[index + 1];
    const bool labels_follow = next.line.kind == LineKind::text && next.line.level == 0 &&
                               next.numbering.style == NumberStyle::none && next.has_label() &&
                               next.line.scope == read.line.scope;
    if (!labels_follow) return false;
    // Below an unlabelled line of the same paragraph it is that text's last line.
    if (read.line.after_blank || index == 0) return true;
    const ReadLine& above = lines_[index - 1];
    if (above.ends_in_colon) return false;
    return above.line.scope != read.line.scope || above.line.kind != LineKind::text || above.has_label() ||
           above.numbering.style != NumberStyle::none;
  }

  // A few words without punctuation, on a paragraph of their own, are what the prose or list below is about.
  bool heads_prose(std::size_t index) const {
    const ReadLine& read = lines_[index];
    if (read.has_label() || read.ends_sentence || index + 1 >= lines_.size()) return false;
    const bool below_heading = !blocks_.empty() && blocks_.back().kind == BlockKind::heading;
    if (!below_heading && !(read.line.after_blank && (index == 0 || ends_above(lines_[index - 1], read))))
      return false;
    const ReadLine& next = lines_[index + 1];
    if (next.line.scope != read.line.scope || next.line.indent < read.line.indent) return false;
    // The only item of a numbered list is a heading itself.
    const bool list = next.line.kind == LineKind::item && !(next.line.lone && next.line.ordered);
    const bool prose = next.line.kind == LineKind::text && next.line.level == 0 && tells(next);
    return (list || prose) && looks_like_title(slice(text_, read.shown));
  }

  // Whether what stands above `read` is complete, so that `read` is neither its last line nor one of its
  // parts.
  bool ends_above(const ReadLine& above, const ReadLine& read) const {
    if (above.line.kind != LineKind::text || above.line.scope != read.line.scope) return true;
    return !above.ends_in_colon &&
           (tells(above) || above.has_label() || above.numbering.style != NumberStyle::none);
  }

  // Whether `read` is prose: a sentence or what introduces a list, not one more short line.
  bool tells(const ReadLine& read) const {
    if (read.numbering.style != NumberStyle::none) return false;  // It may be the next heading itself.
    const std::string_view content = slice(text_, read.shown);
    return read.ends_in_colon || read.ends_sentence ||
           display_width(content, kMinProseWidth) >= kMinProseWidth;
  }

  std::string_view text_;
  std::vector<ReadLine> lines_;
  std::vector<Block> blocks_;
  HeadingStack headings_;
  LeadStack leads_;
  std::vector<std::int32_t> column_headers_;  // Of the current table, by column.
  std::int32_t table_lead_ = kNoBlock, row_begin_ = kNoBlock;
  std::uint32_t table_ = 0, table_scope_ = 0, row_ = 0;
};

}  // namespace

std::vector<Block> build_blocks(std::string_view text, std::vector<TextLine> lines) {
  return BlockBuilder(text, std::move(lines)).build();
}

}  // namespace notegraph::extract
