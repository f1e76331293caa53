#include "api/exchange/graph_format.h"

#include <cstdlib>

#include <fmt/format.h>

namespace notegraph::exchange {
namespace {

constexpr GraphFormatName kFormats[] = {
    {"jsonl", ".jsonl .ndjson .json", GraphFormat::jsonl},
    {"csv", ".csv", GraphFormat::csv},
    {"tsv", ".tsv .tab", GraphFormat::tsv},
    {"ntriples", ".nt", GraphFormat::ntriples},
    {"turtle", ".ttl", GraphFormat::turtle},
};

bool holds_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
  return false;
}

std::string joined(std::string_view GraphFormatName::*part) {
  std::string text;
  for (const GraphFormatName& format : kFormats) {
    text += text.empty() ? "" : ", ";
    text += format.*part;
  }
  return text;
}

}  // namespace

std::span<const GraphFormatName> graph_format_names() {
  return kFormats;
}

std::string_view name_of(GraphFormat format) {
  for (const GraphFormatName& known : kFormats) {
    if (known.format == format) return known.name;
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

Result<GraphFormat> parse_graph_format(std::string_view name) {
  for (const GraphFormatName& known : kFormats) {
    if (known.name == name) return known.format;
  }
  return Status(StatusCode::invalid_argument,
                fmt::format("there is no format \"{}\", only {}", name, joined(&GraphFormatName::name)));
}

Result<GraphFormat> format_by_ending(const std::filesystem::path& file) {
  const auto plain = file.extension() == ".gz" ? file.stem() : file;
  const std::string ending = plain.extension().string();
  for (const GraphFormatName& known : kFormats) {
    if (!ending.empty() && holds_word(known.endings, ending)) return known.format;
  }
  return Status(
      StatusCode::invalid_argument,
      fmt::format("{}: the ending does not tell the format (known: {}); name it as one of {}", file.string(),
                  joined(&GraphFormatName::endings), joined(&GraphFormatName::name)));
}

}  // namespace notegraph::exchange
