#include "api/formats/markdown_writer.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include <fmt/format.h>

namespace notegraph::formats {
namespace {

constexpr std::size_t kDeepestHeading = 6;
constexpr std::size_t kDeepestItem = 16;
/// Blanks that become one cost time, too; a spreadsheet may name the same ones in every cell.
constexpr std::size_t kMaxTakenBytes = 4 * MarkdownWriter::kMaxBytes;
constexpr std::string_view kNoBreakSpace = "\xc2\xa0";

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
}

/// Whether `text` at `at` would open a tag: "<b", "</b", "<!--", "<?".
bool opens_tag(std::string_view text, std::size_t at) {
  if (text[at] != '<' || at + 1 >= text.size()) return false;
  const char next = text[at + 1];
  return std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '/' || next == '!' || next == '?';
}

/// How many bytes of blank `text` has at `at`.
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (is_blank(text[at])) return 1;
  return text.substr(at).starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
}

/// `range` of `from` as one line with single blanks, none at its ends; a backslash before what would open a
/// tag, and before every character of `special`.
TracedText to_line(const TracedText& from, ByteRange range, std::string_view special = {}) {
  const std::string_view text = std::string_view(from.text()).substr(0, range.end);
  TracedText line;
  for (std::size_t at = range.begin; at < text.size();) {
    const std::size_t gap = at;
    while (at < text.size() && blank_at(text, at) > 0) at += blank_at(text, at);
    if (at == text.size()) break;
    if (at > gap && !line.empty()) line.append_part(" ", from.origin_of({gap, at}));
    std::size_t taken = at;
    for (; at < text.size() && blank_at(text, at) == 0; ++at) {
      if (special.find(text[at]) == std::string_view::npos && !opens_tag(text, at)) continue;
      line.append(from, {taken, at});
      line.append_made("\\");
      taken = at;
    }
    line.append(from, {taken, at});
  }
  return line;
}

TracedText to_line(const TracedText& text, std::string_view special = {}) {
  return to_line(text, {0, text.size()}, special);
}

/// Whether a line of a paragraph would be taken for a heading, a rule below one, a quote or a fence.
bool opens_block(std::string_view line) {
  const std::string_view no_marks = line.substr(std::min(line.find_first_not_of('#'), line.size()));
  const bool heading = no_marks.size() < line.size() && (no_marks.empty() || no_marks.front() == ' ');
  const bool rule = !line.empty() && (line.find_first_not_of('-') == std::string_view::npos ||
                                      line.find_first_not_of('=') == std::string_view::npos);
  return heading || rule || line.starts_with('>') || line.starts_with("```") || line.starts_with("~~~");
}

/// Calls visit(range) for each line of `text`, without its end.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    visit(ByteRange{begin, end});
    begin = end + 1;
  }
}

/// The lines of `text` that hold something, each ended, indented by `indent` after the first.
TracedText to_lines(const TracedText& text, std::size_t indent) {
  TracedText lines;
  for_each_line(text.text(), [&](ByteRange raw) {
    const TracedText line = to_line(text, raw);
    if (line.empty()) return;
    if (!lines.empty()) lines.append_made(std::string(indent, ' '));
    if (opens_block(line.text())) lines.append_made("\\");
    lines.append(line);
    lines.append_made("\n");
  });
  return lines;
}

/// A fence longer than any within `text`.
std::string fence_for(std::string_view text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

bool MarkdownWriter::is_full(std::size_t more) {
  full_ = full_ || out_.size() + rows_.size() + row_.text.size() + more > kMaxBytes;
  return full_;
}

bool MarkdownWriter::take(std::string_view text) {
  taken_bytes_ += text.size();
  full_ = full_ || taken_bytes_ > kMaxTakenBytes;
  return !full_;
}

void MarkdownWriter::add_block(const TracedText& block) {
  if (block.empty() || is_full(block.size())) return;
  if (!out_.empty()) out_.append_made("\n");
  out_.append(block);
  in_list_ = false;
}

void MarkdownWriter::heading(std::size_t level, std::string text) {
  if (!take(text)) return;
  const TracedText line = to_line(std::move(text));
  if (line.empty()) return;
  add_block(fmt::format("{} {}\n", std::string(std::clamp<std::size_t>(level, 1, kDeepestHeading), '#'),
                        line.text()));
}

void MarkdownWriter::paragraph(const TracedText& text) {
  if (!take(text.text())) return;
  add_block(to_lines(text, 0));
}

void MarkdownWriter::paragraphs(const TracedText& text) {
  TracedText under_way;
  for_each_line(text.text(), [&](ByteRange line) {
    const std::string_view content = std::string_view(text.text()).substr(line.begin, line.end - line.begin);
    if (!std::all_of(content.begin(), content.end(), is_blank)) {
      under_way.append(text, line);
      under_way.append_made("\n");
      return;
    }
    paragraph(under_way.take());
  });
  paragraph(under_way);
}

void MarkdownWriter::item(std::size_t depth, std::string text) {
  if (!take(text)) return;
  const std::size_t indent = 2 * std::min(depth, kDeepestItem);
  const TracedText lines = to_lines(std::move(text), indent + 2);
  if (lines.empty() || is_full(lines.size())) return;
  if (!out_.empty() && !in_list_) out_.append_made("\n");
  out_.append_made(std::string(indent, ' ') + "- ");
  out_.append(lines);
  in_list_ = true;
}

void MarkdownWriter::code(std::string_view text) {
  if (!take(text)) return;
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (std::all_of(text.begin(), text.end(), is_blank)) return;
  const std::string fence = fence_for(text);
  add_block(fmt::format("{0}\n{1}\n{0}\n", fence, text));
}

void MarkdownWriter::cell(const TracedText& text) {
  if (!take(text.text())) return;
  const TracedText line = to_line(text, "|");
  if (is_full(line.size() + 3)) return;
  row_.text.append_made(line.empty() ? "" : " ");
  row_.text.append(line);
  row_.text.append_made(" |");
  ++row_.cells;
  if (line.empty()) return;
  row_.used_bytes = row_.text.size();
  row_.used_cells = row_.cells;
}

void MarkdownWriter::end_row() {
  Row row = std::exchange(row_, {});
  if (row.used_cells == 0) return;
  columns_ = std::max(columns_, row.used_cells);
  row.text.resize(row.used_bytes);
  if (header_.used_cells == 0) {
    header_ = std::move(row);
  } else {
    rows_.append_made("|");
    rows_.append(row.text);
    rows_.append_made("\n");
  }
}

void MarkdownWriter::end_table() {
  end_row();
  const Row header = std::exchange(header_, {});
  const TracedText rows = rows_.take();
  const std::size_t columns = std::exchange(columns_, 0);
  if (columns == 0) return;
  TracedText table("|");
  table.append(header.text);
  table.append_made(repeat(" |", columns - header.used_cells) + "\n|" + repeat(" --- |", columns) + "\n");
  table.append(rows);
  add_block(table);
}

Result<TracedText> MarkdownWriter::finish() && {
  if (full_) {
    return Status(StatusCode::limit_exceeded,
                  fmt::format("holds more than {} bytes of text: split it", kMaxBytes));
  }
  return std::move(out_);
}

}  // namespace notegraph::formats
