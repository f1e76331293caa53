#include "api/formats/readers.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/formats/markdown_writer.h"
#include "extract/reading/source_text.h"

namespace notegraph::formats {
namespace {

using Json = nlohmann::json;

/// Takes the texts out of a JSON document without building it: nesting of any depth costs nothing.
class TextCollector final : public nlohmann::json_sax<Json> {
 public:
  explicit TextCollector(MarkdownWriter& writer) : writer_(writer) {}

  bool string(string_t& text) override {
    writer_.paragraphs(text);
    return true;
  }
  bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) override {
    error_ = fmt::format("byte {}: {}", byte, error.what());
    return false;
  }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }

  const std::string& error() const { return error_; }

 private:
  MarkdownWriter& writer_;
  std::string error_;
};

Status collect_texts(std::string_view json, MarkdownWriter& writer) {
  TextCollector collector(writer);
  if (Json::sax_parse(json, &collector)) return {};
  return {StatusCode::bad_data, "is no JSON: " + collector.error()};
}

}  // namespace

Result<std::string> read_json(std::string_view bytes) {
  const extract::SourceText source = extract::SourceText::decode(bytes);
  MarkdownWriter writer;
  if (Status status = collect_texts(source.utf8(), writer); !status) return status;
  return std::move(writer).finish();
}

Result<std::string> read_jsonl(std::string_view bytes) {
  const extract::SourceText source = extract::SourceText::decode(bytes);
  MarkdownWriter writer;
  std::string_view rest = source.utf8();
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Status status = collect_texts(line, writer);
    if (!status) return Status(status.code(), fmt::format("line {} {}", number, status.message()));
  }
  return std::move(writer).finish();
}

}  // namespace notegraph::formats
