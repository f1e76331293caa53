#ifndef NOTEGRAPH_API_FORMATS_MARKDOWN_WRITER_H_
#define NOTEGRAPH_API_FORMATS_MARKDOWN_WRITER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "api/formats/traced_text.h"
#include "graph/model/status.h"

namespace notegraph::formats {

/// Writes a document's parts as Markdown. Texts are UTF-8 as a reader sees them: runs of blanks become one,
/// and a backslash keeps what would be a heading, a quote, a fence, a tag or the end of a cell from being
/// taken for one. A part without text is left out. What is traced stays so.
class MarkdownWriter {
 public:
  void heading(std::size_t level, std::string text);  ///< From 1; deeper than 6 counts as 6.
  void paragraph(const TracedText& text);             ///< Line breaks stay.
  void paragraphs(const TracedText& text);            ///< Parted by empty lines.
  void item(std::size_t depth, std::string text);     ///< Of a list; 0 is the outermost.
  void code(std::string_view text);                   ///< To the letter.

  /// A table, by its cells; its first row with text heads the columns. Empty cells at the end of a row and
  /// empty rows are left out.
  void cell(const TracedText& text);
  void end_row();
  void end_table();

  /// All of it. Errors: limit_exceeded, more than kMaxBytes, or blanks without end; what came later has not
  /// been kept.
  Result<TracedText> finish() &&;

  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

 private:
  /// A row of a table under way.
  struct Row {
    TracedText text;
    std::size_t cells = 0;
    std::size_t used_bytes = 0, used_cells = 0;  ///< Up to the last cell that holds something.
  };

  bool take(std::string_view text);
  void add_block(const TracedText& block);
  bool is_full(std::size_t more);

  TracedText out_;
  bool in_list_ = false;
  Row row_, header_;
  TracedText rows_;
  std::size_t columns_ = 0;
  std::size_t taken_bytes_ = 0;
  bool full_ = false;
};

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_MARKDOWN_WRITER_H_
