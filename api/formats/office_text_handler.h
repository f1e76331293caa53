#ifndef NOTEGRAPH_API_FORMATS_OFFICE_TEXT_HANDLER_H_
#define NOTEGRAPH_API_FORMATS_OFFICE_TEXT_HANDLER_H_

#include <string>
#include <string_view>

#include "api/formats/markdown_writer.h"
#include "api/formats/markup_parser.h"

namespace notegraph::formats {

/// What Word's markup and PowerPoint's (DrawingML) have in common: paragraphs `p` of texts `t`, and tables
/// `tbl` of rows `tr` of cells `tc`. What a paragraph is, the format knows.
class OfficeTextHandler : public MarkupHandler {
 public:
  explicit OfficeTextHandler(MarkdownWriter& writer) : writer_(writer) {}

  void start(std::string_view element, const Attributes& attributes) final;
  void end(std::string_view element) final;
  void text(std::string_view text) final;

 protected:
  virtual void start_paragraph() = 0;
  /// An element that is none of the common ones; it may say what the paragraph under way is.
  virtual void start_other(std::string_view element, const Attributes& attributes) = 0;
  /// The paragraph under way has ended (not called for one in a table).
  virtual void write_paragraph(const std::string& text) = 0;

  MarkdownWriter& writer() { return writer_; }

 private:
  void end_paragraph();

  MarkdownWriter& writer_;
  std::string text_;  // Of the paragraph or the cell under way.
  bool in_text_ = false;
  int tables_ = 0;    // Around the present place.
  int left_out_ = 0;  // Elements around the present place that are not to be read.
};

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_OFFICE_TEXT_HANDLER_H_
