#include "api/formats/note_format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "api/formats/readers.h"
#include "extract/reading/encoding.h"

namespace notegraph::formats {
namespace {

struct Format {
  std::string_view ending;
  Result<NoteText> (*read)(std::string_view bytes);  ///< Null: the file is the text.
};

constexpr std::array kFormats{
    Format{".md", nullptr},       Format{".markdown", nullptr}, Format{".txt", nullptr},
    Format{".csv", read_csv},     Format{".tsv", read_tsv},     Format{".json", read_json},
    Format{".jsonl", read_jsonl}, Format{".html", read_html},   Format{".htm", read_html},
    Format{".pdf", read_pdf},     Format{".docx", read_docx},   Format{".pptx", read_pptx},
    Format{".xlsx", read_xlsx}};

const Format* find_format(const std::filesystem::path& name) {
  std::string ending = name.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [&](const Format& format) { return format.ending == ending; });
  return found == kFormats.end() ? nullptr : found;
}

/// Whether `bytes` hold so many control characters, zeros among them, as text never does, not even damaged
/// text. In UTF-16 every Latin letter has a zero byte.
bool looks_binary(std::string_view bytes) {
  constexpr std::size_t kOneIn = 32;
  constexpr std::string_view kOfText = "\t\n\v\f\r\x1b";
  const std::string_view sample = bytes.substr(0, 8192);
  if (sample.find('\0') == std::string_view::npos) return false;
  const extract::Encoding encoding = extract::detect_encoding(bytes).encoding;
  if (encoding == extract::Encoding::utf16le || encoding == extract::Encoding::utf16be) return false;
  const auto controls = std::count_if(sample.begin(), sample.end(), [&](char c) {
    return static_cast<unsigned char>(c) < ' ' && kOfText.find(c) == std::string_view::npos;
  });
  return static_cast<std::size_t>(controls) * kOneIn > sample.size();
}

}  // namespace

bool has_note_format(const std::filesystem::path& name) {
  return find_format(name) != nullptr;
}

bool is_text_format(const std::filesystem::path& name) {
  const Format* format = find_format(name);
  return format == nullptr || format->read == nullptr;
}

std::string list_endings() {
  std::string list;
  for (const Format& format : kFormats) {
    if (!list.empty()) list += ", ";
    list += format.ending;
  }
  return list;
}

Result<NoteText> to_note_text(const std::filesystem::path& name, std::string bytes) {
  if (!is_text_format(name)) return find_format(name)->read(bytes);
  if (looks_binary(bytes)) return Status(StatusCode::bad_data, "is no text (it holds zero bytes)");
  return NoteText(std::move(bytes));
}

}  // namespace notegraph::formats
