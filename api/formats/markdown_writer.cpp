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

/// One line of text with single blanks, none at its ends; a backslash before what would open a tag, and
/// before every character of `special`.
std::string to_line(std::string_view text, std::string_view special = {}) {
  std::string line;
  bool gap = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(kNoBreakSpace)) {
      gap = true;
      ++at;
      continue;
    }
    if (is_blank(text[at])) {
      gap = true;
      continue;
    }
    if (gap && !line.empty()) line += ' ';
    gap = false;
    if (special.find(text[at]) != std::string_view::npos || opens_tag(text, at)) line += '\\';
    line += text[at];
  }
  return line;
}

/// Whether a line of a paragraph would be taken for a heading, a rule below one, a quote or a fence.
bool opens_block(std::string_view line) {
  const std::string_view no_marks = line.substr(std::min(line.find_first_not_of('#'), line.size()));
  const bool heading = no_marks.size() < line.size() && (no_marks.empty() || no_marks.front() == ' ');
  const bool rule = !line.empty() && (line.find_first_not_of('-') == std::string_view::npos ||
                                      line.find_first_not_of('=') == std::string_view::npos);
  return heading || rule || line.starts_with('>') || line.starts_with("```") || line.starts_with("~~~");
}

template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// The lines of `text` that hold something, each ended, indented by `indent` after the first.
std::string to_lines(std::string_view text, std::size_t indent) {
  std::string lines;
  for_each_line(text, [&](std::string_view raw) {
    const std::string line = to_line(raw);
    if (line.empty()) return;
    if (!lines.empty()) lines.append(indent, ' ');
    if (opens_block(line)) lines += '\\';
    lines += line + '\n';
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

void MarkdownWriter::add_block(std::string_view block) {
  if (block.empty() || is_full(block.size())) return;
  if (!out_.empty()) out_ += '\n';
  out_ += block;
  in_list_ = false;
}

void MarkdownWriter::heading(std::size_t level, std::string_view text) {
  if (!take(text)) return;
  const std::string line = to_line(text);
  if (line.empty()) return;
  add_block(
      fmt::format("{} {}\n", std::string(std::clamp<std::size_t>(level, 1, kDeepestHeading), '#'), line));
}

void MarkdownWriter::paragraph(std::string_view text) {
  if (!take(text)) return;
  add_block(to_lines(text, 0));
}

void MarkdownWriter::paragraphs(std::string_view text) {
  std::string under_way;
  for_each_line(text, [&](std::string_view line) {
    if (!std::all_of(line.begin(), line.end(), is_blank)) {
      under_way.append(line) += '\n';
      return;
    }
    paragraph(under_way);
    under_way.clear();
  });
  paragraph(under_way);
}

void MarkdownWriter::item(std::size_t depth, std::string_view text) {
  if (!take(text)) return;
  const std::size_t indent = 2 * std::min(depth, kDeepestItem);
  const std::string lines = to_lines(text, indent + 2);
  if (lines.empty() || is_full(lines.size())) return;
  if (!out_.empty() && !in_list_) out_ += '\n';
  out_.append(indent, ' ').append("- ").append(lines);
  in_list_ = true;
}

void MarkdownWriter::code(std::string_view text) {
  if (!take(text)) return;
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (std::all_of(text.begin(), text.end(), is_blank)) return;
  const std::string fence = fence_for(text);
  add_block(fmt::format("{0}\n{1}\n{0}\n", fence, text));
}

void MarkdownWriter::cell(std::string_view text) {
  if (!take(text)) return;
  const std::string line = to_line(text, "|");
  if (is_full(line.size() + 3)) return;
  row_.text += line.empty() ? " |" : " " + line + " |";
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
    rows_ += "|" + row.text + "\n";
  }
}

void MarkdownWriter::end_table() {
  end_row();
  const Row header = std::exchange(header_, {});
  const std::string rows = std::exchange(rows_, {});
  const std::size_t columns = std::exchange(columns_, 0);
  if (columns == 0) return;
  add_block(fmt::format("|{}{}\n|{}\n{}", header.text, repeat(" |", columns - header.used_cells),
                        repeat(" --- |", columns), rows));
}

Result<std::string> MarkdownWriter::finish() && {
  if (full_) {
    return Status(StatusCode::limit_exceeded,
                  fmt::format("holds more than {} bytes of text: split it", kMaxBytes));
  }
  return std::move(out_);
}

}  // namespace notegraph::formats
