#include "extract/reading/front_matter.h"

#include <algorithm>

#include "extract/reading/characters.h"
#include "extract/reading/source_line.h"

namespace notegraph::extract {
namespace {

constexpr int kMaxLines = 200;  // Beyond that the `---` is a thematic break, not front matter.

std::string_view trimmed(std::string_view text) {
  const ByteRange range = trim(text, {0, text.size()});
  return text.substr(range.begin, range.end - range.begin);
}

std::string unquoted(std::string_view value) {
  value = trimmed(value);
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

void add_tags(std::string_view value, std::vector<std::string>& tags) {
  value = trimmed(value);
  if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    if (std::string tag = unquoted(value.substr(0, comma)); !tag.empty()) tags.push_back(std::move(tag));
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
}

// What may stand on a line of front matter: an entry, an item, a continuation, a comment, nothing.
bool is_yaml_line(std::string_view line) {
  const std::string_view content = trimmed(line);
  if (content.empty() || content.front() == '#' || content.front() == '-') return true;
  return line.front() == ' ' || line.front() == '\t' || content.find(':') != std::string_view::npos;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter front;
  const SourceLine opening = source_line(text, 0, text.size());
  if (trimmed(text.substr(0, opening.range.end)) != "---" || text.front() != '-') return {};
  std::string key;
  std::uint64_t at = opening.next;
  for (int count = 0; at < text.size() && count < kMaxLines; ++count) {
    const SourceLine line = source_line(text, at, text.size());
    const std::string_view raw = text.substr(line.range.begin, line.range.end - line.range.begin);
    const std::string_view content = trimmed(raw);
    at = line.next;
    if (content == "---" || content == "...") {
      front.range = {0, line.next};
      return front;
    }
    if (!is_yaml_line(raw)) return {};
    const std::size_t colon = content.find(':');
    if (content.starts_with("- ")) {
      if (key == "tags") add_tags(content.substr(2), front.tags);
    } else if (colon != std::string_view::npos && raw.front() != ' ' && raw.front() != '\t') {
      key = content.substr(0, colon);
      const std::string_view value = content.substr(colon + 1);
      if (key == "title") front.title = unquoted(value);
      if (key == "tags" || key == "tag") add_tags(value, front.tags);
    }
  }
  return {};
}

}  // namespace notegraph::extract
