#include "api/formats/readers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "api/formats/markdown_writer.h"
#include "api/formats/markup_parser.h"
#include "extract/reading/encoding.h"

namespace notegraph::formats {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view element, const std::array<std::string_view, size>& elements) {
  return std::find(elements.begin(), elements.end(), element) != elements.end();
}

/// What a reader of the page does not see.
constexpr std::array<std::string_view, 6> kUnseen{"head", "script", "style", "template", "noscript", "svg"};
/// What begins and ends a line of its own.
constexpr std::array<std::string_view, 30> kBlocks{
    "address", "article",    "aside",   "blockquote", "body",   "caption",  "details", "div",
    "figure",  "figcaption", "footer",  "form",       "header", "hr",       "html",    "main",
    "nav",     "p",          "section", "summary",    "center", "fieldset", "legend",  "option",
    "dialog",  "menu",       "thead",   "tbody",      "tfoot",  "select"};

bool is_list(std::string_view element) {
  return element == "ul" || element == "ol" || element == "dl";
}

bool is_item(std::string_view element) {
  return element == "li" || element == "dt" || element == "dd";
}

/// 1 to 6 for h1 to h6, else 0.
std::size_t heading_level(std::string_view element) {
  const bool heading = element.size() == 2 && element[0] == 'h' && element[1] >= '1' && element[1] <= '6';
  return heading ? static_cast<std::size_t>(element[1] - '0') : 0;
}

class PageHandler final : public MarkupHandler {
 public:
  explicit PageHandler(MarkdownWriter& writer) : writer_(writer) {}

  void start(std::string_view element, const Attributes&) override {
    if (is_one_of(element, kUnseen)) ++unseen_;
    if (unseen_ > 0) return;
    if (element == "br") {
      text_ += '\n';
    } else if (element == "table") {
      if (tables_ == 0) end_line();
      ++tables_;
    } else if (tables_ > 0) {
      start_in_table(element);
    } else {
      start_block(element);
    }
  }

  void end(std::string_view element) override {
    if (is_one_of(element, kUnseen)) --unseen_;
    if (unseen_ > 0) return;
    if (element == "table" && tables_ > 0) {
      if (--tables_ == 0) writer_.end_table();
    } else if (tables_ > 0) {
      end_in_table(element);
    } else {
      end_block(element);
    }
  }

  void text(std::string_view text) override {
    if (unseen_ > 0) return;
    if (preformatted_) {
      text_ += text;
      return;
    }
    for (const char c : text) text_ += c == '\n' || c == '\r' ? ' ' : c;
  }

  void finish() {
    if (tables_ > 0) writer_.end_table();
    end_line();
  }

 private:
  void start_block(std::string_view element) {
    if (!is_block(element)) return;
    end_line();
    level_ = heading_level(element);
    if (is_list(element)) ++lists_;
    if (is_item(element)) in_item_ = true;
    // What explains a term stands one level below it.
    if (is_item(element)) item_depth_ = std::max(lists_, 1) - (element == "dd" ? 0 : 1);
    if (element == "pre") preformatted_ = true;
  }

  void end_block(std::string_view element) {
    if (!is_block(element)) return;
    end_line();
    if (is_list(element)) lists_ = std::max(lists_ - 1, 0);
    if (is_item(element)) in_item_ = false;
    if (element == "pre") preformatted_ = false;
  }

  /// Tables within cells are read as text of the cell.
  void start_in_table(std::string_view element) {
    if (is_block(element)) text_ += ' ';
    if (tables_ == 1 && element == "tr")
      writer_.paragraph(std::exchange(text_, {}));  // What stands between rows.
  }

  void end_in_table(std::string_view element) {
    if (tables_ == 1 && (element == "td" || element == "th")) {
      writer_.cell(std::exchange(text_, {}));
    } else if (tables_ == 1 && element == "tr") {
      writer_.end_row();
    } else if (is_block(element) || element == "td" || element == "th") {
      text_ += ' ';
    }
  }

  static bool is_block(std::string_view element) {
    return element == "pre" || heading_level(element) > 0 || is_list(element) || is_item(element) ||
           is_one_of(element, kBlocks);
  }

  /// Writes the text since the last block began or ended.
  void end_line() {
    const std::string text = std::exchange(text_, {});
    if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return c <= ' '; })) return;
    if (preformatted_) {
      writer_.code(text);
    } else if (level_ > 0) {
      writer_.heading(level_, text);
    } else if (std::exchange(in_item_, false)) {
      writer_.item(static_cast<std::size_t>(item_depth_), text);
    } else {
      writer_.paragraph(text);
    }
    level_ = 0;
  }

  MarkdownWriter& writer_;
  std::string text_;
  std::size_t level_ = 0;                    // Of the heading under way; 0: none.
  int lists_ = 0, tables_ = 0, unseen_ = 0;  // Around the present place.
  int item_depth_ = 0;
  bool in_item_ = false;  // An item has begun whose text has not been written.
  bool preformatted_ = false;
};

}  // namespace

Result<NoteText> read_html(std::string_view bytes) {
  const extract::DetectedEncoding detected = extract::detect_encoding(bytes);
  const bool is_utf8 = detected.encoding == extract::Encoding::utf8 && detected.valid;
  MarkdownWriter writer;
  PageHandler page(writer);
  if (Status status = parse_html(bytes, is_utf8 ? "UTF-8" : "", page); !status) return status;
  page.finish();
  return note_text_of(std::move(writer));
}

}  // namespace notegraph::formats
