#include "extract/reading/markdown_reader.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "extract/reading/block_builder.h"
#include "extract/reading/characters.h"
#include "extract/reading/fence.h"
#include "extract/reading/fence_kind.h"
#include "extract/reading/formula.h"
#include "extract/reading/front_matter.h"
#include "extract/reading/indented_code.h"
#include "extract/reading/markdown_lines.h"
#include "extract/reading/sentence_splitter.h"
#include "extract/reading/source_line.h"
#include "extract/reading/tab_table.h"
#include "extract/reading/wrapped_lines.h"

// The way of a note: what Markdown would misread (fences, tab-separated tables, formulas, comments) is found
// first, line by line; the rest goes through the Markdown library, stretch by stretch; the lines of all
// stretches together become blocks, the blocks sentences.
namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxCellWidth = 60;  // A wider cell of a numbered table is an answer, not an entry.

constexpr std::size_t kMaxLines = 2'000'000;  // More is data, not a note; bounds the memory.

bool by_begin(ByteRange a, ByteRange b) {
  return a.begin < b.begin;
}

std::vector<ByteRange> find_comments(std::string_view text, ByteRange range) {
  std::vector<ByteRange> comments;
  const std::string_view scanned = text.substr(0, range.end);
  for (std::size_t at = scanned.find("<!--", range.begin); at != std::string_view::npos;
       at = scanned.find("<!--", at)) {
    const std::size_t end = scanned.find("-->", at + 4);
    if (end == std::string_view::npos) break;
    comments.push_back({at, end + 3});
    at = end + 3;
  }
  return comments;
}

// Calls `visit` for what `excluded` (in order, may overlap) leaves of `range`.
template <typename Visitor>
void for_each_gap(ByteRange range, const std::vector<ByteRange>& excluded, Visitor visit) {
  std::uint64_t at = range.begin;
  for (const ByteRange& stretch : excluded) {
    if (stretch.begin > at) visit(ByteRange{at, stretch.begin});
    at = std::max(at, stretch.end);
  }
  if (at < range.end) visit(ByteRange{at, range.end});
}

// The masks of adjacent or overlapping stretches made one, so that they are disjoint.
std::vector<ByteRange> merged(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), by_begin);
  std::vector<ByteRange> result;
  for (const ByteRange& range : ranges) {
    if (!result.empty() && range.begin < result.back().end) {
      result.back().end = std::max(result.back().end, range.end);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

class MarkdownReader {
 public:
  explicit MarkdownReader(std::string_view text) : text_(text) {}

  StructuredNote read() {
    FrontMatter front = read_front_matter(text_);
    body_ = {front.range.end, text_.size()};
    cut_lines();
    find_stretches();
    read_lines();

    StructuredNote note;
    note.title = std::move(front.title);
    note.tags = std::move(front.tags);
    note.blocks = build_blocks(text_, join_wrapped_lines(text_, std::move(lines_), masks_.formulas));
    note.sentences = split_sentences(text_, note.blocks);
    const auto heading = std::find_if(note.blocks.begin(), note.blocks.end(),
                                      [](const Block& block) { return block.kind == BlockKind::heading; });
    if (note.title.empty() && heading != note.blocks.end())
      note.title = text_.substr(heading->range.begin, heading->range.end - heading->range.begin);
    note.warnings = std::move(warnings_);
    if (cut_)
      note.warnings.emplace_back("markup nested too deeply or too dense to be meant was read as plain text");
    return note;
  }

 private:
  // Each line costs a few hundred bytes on its way, whatever it holds.
  void cut_lines() {
    std::uint64_t at = body_.begin;
    for (std::size_t count = 0; at < body_.end && count < kMaxLines; ++count)
      at = source_line(text_, at, body_.end).next;
    if (at == body_.end) return;
    body_.end = at;
    warnings_.push_back(fmt::format("only the first {} lines were read", kMaxLines));
  }

  void find_stretches() {
    const Fences fences = find_fences(text_, body_);
    std::vector<ByteRange> blank = fences.delimiters;
    for (const FencedText& fence : fences.contents) {
      if (is_code(text_, fence)) {
        code_.push_back(fence.content);
      } else {
        prose_fences_.push_back(fence.content);
      }
    }
    const std::vector<ByteRange> indented = find_indented_code(text_, body_, code_);
    code_.insert(code_.end(), indented.begin(), indented.end());
    std::sort(code_.begin(), code_.end(), by_begin);
    tables_ = find_tab_tables(text_, body_, code_);

    blank.insert(blank.end(), code_.begin(), code_.end());
    blank = merged(std::move(blank));
    std::vector<ByteRange> comments;
    for_each_gap(body_, blank, [&](ByteRange gap) {
      const std::vector<ByteRange> found = find_comments(text_, gap);
      comments.insert(comments.end(), found.begin(), found.end());
    });
    blank.insert(blank.end(), comments.begin(), comments.end());
    masks_.blank = merged(std::move(blank));
    for_each_gap(body_, masks_.blank, [&](ByteRange gap) {
      const std::vector<ByteRange> found = find_formulas(text_, gap);
      masks_.formulas.insert(masks_.formulas.end(), found.begin(), found.end());
    });
  }

  void read_lines() {
    std::uint64_t at = body_.begin;
    for (const TabTable& table : tables_) {
      append(read_stretch({at, table.range.begin}));
      read_table(table);
      at = table.range.end;
    }
    append(read_stretch({at, body_.end}));
    add_code();
    set_fence_scopes();
  }

  std::vector<TextLine> read_stretch(ByteRange range) {
    if (range.begin >= range.end) return {};
    MarkdownLines read = read_markdown_lines(text_, range, masks_);
    cut_ = cut_ || read.cut;
    // Numbers of paragraphs and tables start anew in each stretch.
    for (TextLine& line : read.lines) {
      line.paragraph += paragraphs_;
      line.table += line.kind == LineKind::cell ? tables_read_ : 0;
    }
    if (!read.lines.empty()) {
      paragraphs_ = read.lines.back().paragraph + 1;
      for (const TextLine& line : read.lines) tables_read_ = std::max(tables_read_, line.table);
    }
    return std::move(read.lines);
  }

  void append(std::vector<TextLine> lines) {
    lines_.insert(lines_.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
  }

  void read_table(const TabTable& table) {
    ++tables_read_;
    const bool holds_answers =
        table.numbered && std::any_of(table.cells.begin(), table.cells.end(),
                                      [this](const TabCell& cell) { return is_answer(cell); });
    for (std::size_t i = 0; i < table.cells.size();) {
      std::size_t end = i;
      while (end < table.cells.size() && table.cells[end].row == table.cells[i].row) ++end;
      read_row(table, i, end, holds_answers);
      i = end;
    }
  }

  void read_row(const TabTable& table, std::size_t begin, std::size_t end, bool holds_answers) {
    const bool header = table.has_header && table.cells[begin].row == 0;
    const bool answers = holds_answers && !header;
    if (answers) ++rows_;
    for (std::size_t i = begin; i < end; ++i) {
      const TabCell& cell = table.cells[i];
      if (answers && cell.column == 0) continue;  // The running number.
      std::vector<TextLine> lines = read_stretch(cell.range);
      if (lines.empty()) continue;
      const bool asks = answers && cell.column == 1;
      if (asks || !answers) {
        lines = {whole_cell(std::move(lines), cell)};
        lines.front().kind = asks ? LineKind::heading : LineKind::cell;
        lines.front().level = asks ? 7 : 0;
        lines.front().header = header;
        lines.front().table = tables_read_;
      }
      for (TextLine& line : lines)
        if (answers) line.scope = 2 * rows_;
      append(std::move(lines));
    }
  }

  bool is_answer(const TabCell& cell) const {
    if (cell.column < 2) return false;
    const std::string_view content = text_.substr(cell.range.begin, cell.range.end - cell.range.begin);
    return content.find('\n') != std::string_view::npos ||
           display_width(content, kMaxCellWidth + 1) > kMaxCellWidth;
  }

  static TextLine whole_cell(std::vector<TextLine> lines, const TabCell& cell) {
    TextLine whole = std::move(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) append_line(whole, std::move(lines[i]));
    whole.row = cell.row;
    whole.column = cell.column;
    return whole;
  }

  void add_code() {
    if (code_.empty()) return;
    for (const ByteRange& stretch : code_) {
      TextLine line;
      line.kind = LineKind::code;
      line.range = trim(text_, stretch);
      if (line.range.begin < line.range.end) lines_.push_back(std::move(line));
    }
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const TextLine& a, const TextLine& b) { return a.range.begin < b.range.begin; });
  }

  // Odd scopes are fences, even ones table rows.
  void set_fence_scopes() {
    auto fence = prose_fences_.begin();
    for (TextLine& line : lines_) {
      while (fence != prose_fences_.end() && fence->end <= line.range.begin) ++fence;
      if (fence == prose_fences_.end()) break;
      if (fence->begin <= line.range.begin && line.scope == 0)
        line.scope = 2 * static_cast<std::uint32_t>(fence - prose_fences_.begin()) + 1;
    }
  }

  std::string_view text_;
  ByteRange body_;
  std::vector<ByteRange> code_, prose_fences_;
  std::vector<TabTable> tables_;
  Masks masks_;
  std::vector<TextLine> lines_;
  std::uint32_t paragraphs_ = 0, tables_read_ = 0, rows_ = 0;
  std::vector<std::string> warnings_;
  bool cut_ = false;  // Some markup was read as text.
};

}  // namespace

StructuredNote read_markdown(const SourceText& source) {
  return MarkdownReader(source.utf8()).read();
}

}  // namespace notegraph::extract
