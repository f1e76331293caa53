#include "api/formats/readers.h"

#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include "api/formats/cell_dates.h"
#include "api/formats/markdown_writer.h"
#include "api/formats/office_package.h"

namespace notegraph::formats {
namespace {

constexpr const char* kWorkbookPart = "xl/workbook.xml";
constexpr const char* kStylesPart = "xl/styles.xml";
constexpr const char* kStringsPart = "xl/sharedStrings.xml";
constexpr std::size_t kMaxColumns = 16384;  // Excel's own limit.

/// The texts that cells refer to by number.
class StringsHandler final : public MarkupHandler {
 public:
  void start(std::string_view element, const Attributes&) override {
    if (element == "si") strings.emplace_back();
    if (element == "rPh") in_phonetic_ = true;
    in_text_ = element == "t" && !in_phonetic_ && !strings.empty();
  }
  void end(std::string_view element) override {
    if (element == "rPh") in_phonetic_ = false;
    if (element == "t") in_text_ = false;
  }
  void text(std::string_view text) override {
    if (in_text_) strings.back() += text;
  }

  std::vector<std::string> strings;

 private:
  bool in_phonetic_ = false;  // How a Japanese text is read aloud: a second time the same.
  bool in_text_ = false;
};

/// The column, from 0, of a cell's place "AB12"; `otherwise` if it has none.
std::size_t column_of(std::string_view place, std::size_t otherwise) {
  std::size_t column = 0;
  for (const char c : place) {
    if (c < 'A' || c > 'Z' || column > kMaxColumns) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  return column == 0 || column > kMaxColumns ? otherwise : column - 1;
}

/// What the cells of all sheets refer to.
struct Workbook {
  StringsHandler shared;
  CellStylesHandler styles;
  DateSystemHandler dates;
};

class SheetHandler final : public MarkupHandler {
 public:
  SheetHandler(MarkdownWriter& writer, const Workbook& workbook) : writer_(writer), workbook_(workbook) {}

  void start(std::string_view element, const Attributes& attributes) override {
    if (element == "row") columns_ = 0;
    if (element == "c") {
      kind_ = attributes.find("t");
      is_date_ = workbook_.styles.is_date(attributes.find("s"));
      for (const std::size_t column = column_of(attributes.find("r"), columns_); columns_ < column;
           ++columns_) {
        writer_.cell({});
      }
      value_.clear();
    }
    in_value_ = element == "v" || element == "t";
  }

  void end(std::string_view element) override {
    in_value_ = false;
    if (element == "c") {
      writer_.cell(shown_value());
      ++columns_;
    } else if (element == "row") {
      writer_.end_row();
    } else if (element == "sheetData") {
      writer_.end_table();
    }
  }

  void text(std::string_view text) override {
    if (in_value_) value_ += text;
  }

 private:
  std::string shown_value() const {
    if (kind_ == "e") return {};  // "#DIV/0!"
    if (kind_ == "s") return shared_text();
    const bool is_number = kind_.empty() || kind_ == "n";
    if (!is_number || !is_date_) return value_;
    return date_text(value_, workbook_.dates.system()).value_or(value_);
  }
  std::string shared_text() const {
    const std::vector<std::string>& strings = workbook_.shared.strings;
    std::size_t index = strings.size();
    std::from_chars(value_.data(), value_.data() + value_.size(), index);
    return index < strings.size() ? strings[index] : std::string();
  }

  MarkdownWriter& writer_;
  const Workbook& workbook_;
  std::string kind_, value_;  // Of the cell under way.
  bool is_date_ = false;      // The same.
  std::size_t columns_ = 0;   // Of the row under way, so far.
  bool in_value_ = false;
};

}  // namespace

Result<NoteText> read_xlsx(std::string_view bytes) {
  auto package = OfficePackage::open(bytes, kWorkbookPart);
  if (!package) return package.status();
  const auto sheets = package->references(kWorkbookPart, "sheet");
  if (!sheets) return sheets.status();
  Workbook workbook;
  if (Status status = package->parse(kWorkbookPart, workbook.dates); !status) return status;
  for (const auto& [part, handler] : {std::pair<const char*, MarkupHandler*>{kStringsPart, &workbook.shared},
                                      {kStylesPart, &workbook.styles}}) {
    if (!package->has(part)) continue;
    if (Status status = package->parse(part, *handler); !status) return status;
  }
  MarkdownWriter writer;
  for (const PartReference& sheet : *sheets) {
    writer.heading(1, sheet.name);
    SheetHandler handler(writer, workbook);
    if (Status status = package->parse(sheet.part, handler); !status) return status;
  }
  return note_text_of(std::move(writer));
}

}  // namespace notegraph::formats
