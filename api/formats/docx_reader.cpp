#include "api/formats/readers.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "api/formats/markdown_writer.h"
#include "api/formats/office_package.h"
#include "api/formats/office_text_handler.h"

namespace notegraph::formats {
namespace {

constexpr const char* kDocumentPart = "word/document.xml";
constexpr const char* kStylesPart = "word/styles.xml";

/// What a paragraph is, as far as its style or its own properties say.
struct ParagraphRole {
  std::optional<std::size_t> heading_level;
  std::optional<std::size_t> list_depth;
};

std::optional<std::size_t> to_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Word's own styles have these names in every language; only their ids are translated.
ParagraphRole role_of_style(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::string_view kHeading = "heading ";
  if (lower == "title") return {1, {}};
  if (lower.starts_with(kHeading)) return {to_number(std::string_view(lower).substr(kHeading.size())), {}};
  if (lower.starts_with("list bullet") || lower.starts_with("list number")) return {{}, 0};
  return {};
}

using StyleRoles = std::map<std::string, ParagraphRole, std::less<>>;

class StyleHandler final : public MarkupHandler {
 public:
  void start(std::string_view element, const Attributes& attributes) override {
    if (element == "style") id_ = attributes.find("w:styleId");
    if (element == "name") roles.emplace(id_, role_of_style(attributes.find("w:val")));
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  StyleRoles roles;

 private:
  std::string id_;
};

class DocumentHandler final : public OfficeTextHandler {
 public:
  DocumentHandler(MarkdownWriter& writer, const StyleRoles& styles)
      : OfficeTextHandler(writer), styles_(styles) {}

 private:
  void start_paragraph() override { role_ = {}; }

  void start_other(std::string_view element, const Attributes& attributes) override {
    const std::string_view value = attributes.find("w:val");
    if (element == "pStyle") {
      const auto style = styles_.find(value);
      if (style != styles_.end()) role_ = style->second;
    } else if (element == "ilvl") {
      role_.list_depth = to_number(value);
    } else if (element == "numId" && value == "0") {
      role_.list_depth.reset();  // Takes the paragraph out of the list of its style.
    } else if (element == "outlineLvl") {
      const auto level = to_number(value);
      if (level && *level < 9) role_.heading_level = *level + 1;  // 9: body text.
    }
  }

  void write_paragraph(const std::string& text) override {
    if (role_.heading_level) {
      writer().heading(*role_.heading_level, text);
    } else if (role_.list_depth) {
      writer().item(*role_.list_depth, text);
    } else {
      writer().paragraph(text);
    }
  }

  const StyleRoles& styles_;
  ParagraphRole role_;
};

}  // namespace

Result<NoteText> read_docx(std::string_view bytes) {
  auto package = OfficePackage::open(bytes, kDocumentPart);
  if (!package) return package.status();
  StyleHandler styles;
  if (package->has(kStylesPart)) {
    if (Status status = package->parse(kStylesPart, styles); !status) return status;
  }
  MarkdownWriter writer;
  DocumentHandler document(writer, styles.roles);
  if (Status status = package->parse(kDocumentPart, document); !status) return status;
  return note_text_of(std::move(writer));
}

}  // namespace notegraph::formats
