#include "api/formats/office_text_handler.h"

#include <utility>

namespace notegraph::formats {
namespace {

/// A copy for older programs of what stands before it; text that was moved away.
bool is_left_out(std::string_view element) {
  return element == "Fallback" || element == "moveFrom";
}

}  // namespace

void OfficeTextHandler::start(std::string_view element, const Attributes& attributes) {
  if (is_left_out(element)) ++left_out_;
  if (left_out_ > 0) return;
  if (element == "t") {
    in_text_ = true;
  } else if (element == "br" || element == "cr") {
    text_ += '\n';
  } else if (element == "tab") {
    text_ += ' ';
  } else if (element == "p") {
    end_paragraph();  // A text box stands within a paragraph.
    start_paragraph();
  } else if (element == "tbl") {
    ++tables_;
  } else {
    start_other(element, attributes);
  }
}

void OfficeTextHandler::end(std::string_view element) {
  if (is_left_out(element)) --left_out_;
  if (left_out_ > 0) return;
  if (element == "t") {
    in_text_ = false;
  } else if (element == "p") {
    end_paragraph();
  } else if (tables_ == 1 && element == "tc") {
    writer_.cell(std::exchange(text_, {}));
  } else if (tables_ == 1 && element == "tr") {
    writer_.end_row();
  } else if (element == "tbl" && --tables_ == 0) {
    writer_.end_table();
  }
}

void OfficeTextHandler::text(std::string_view text) {
  if (in_text_ && left_out_ == 0) text_ += text;
}

void OfficeTextHandler::end_paragraph() {
  if (tables_ > 0) {
    text_ += '\n';
    return;
  }
  write_paragraph(std::exchange(text_, {}));
}

}  // namespace notegraph::formats
