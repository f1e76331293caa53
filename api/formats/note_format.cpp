#include "api/formats/note_format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "api/formats/readers.h"

namespace notegraph::formats {
namespace {

struct Format {
  std::string_view ending;
  Result<std::string> (*read)(std::string_view bytes);  ///< Null: the file is the text.
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

/// A zero byte means no text, unless the file is UTF-16 and says so.
bool looks_binary(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return false;
  return bytes.substr(0, 8192).find('\0') != std::string_view::npos;
}

}  // namespace

bool has_note_format(const std::filesystem::path& name) {
  return find_format(name) != nullptr;
}

std::string list_endings() {
  std::string list;
  for (const Format& format : kFormats) {
    if (!list.empty()) list += ", ";
    list += format.ending;
  }
  return list;
}

Result<std::string> to_note_text(const std::filesystem::path& name, std::string bytes) {
  const Format* format = find_format(name);
  if (format != nullptr && format->read != nullptr) return format->read(bytes);
  if (looks_binary(bytes)) return Status(StatusCode::bad_data, "is no text (it holds zero bytes)");
  return bytes;
}

}  // namespace notegraph::formats
