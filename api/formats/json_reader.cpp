#include "api/formats/readers.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/formats/markdown_writer.h"
#include "extract/reading/source_line.h"
#include "extract/reading/source_text.h"

namespace notegraph::formats {
namespace {

using Json = nlohmann::json;

/// How many bytes write the character that begins at `at` within a valid JSON string: two for `\n`, six for
/// `\u4e2d`, twelve where a pair of surrogates stands for it, one for each other byte.
std::size_t written_bytes(std::string_view json, std::size_t at) {
  if (json[at] != '\\') return 1;
  if (json[at + 1] != 'u') return 2;
  const std::string_view digits = json.substr(at + 2, 2);
  const bool first_half = (digits[0] == 'd' || digits[0] == 'D') &&
                          std::string_view("89abAB").find(digits[1]) != std::string_view::npos;
  return first_half ? 12 : 6;
}

/// How many bytes of UTF-8 the character that begins with `lead` takes.
std::size_t utf8_bytes(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Takes the texts out of a JSON document without building it: nesting of any depth costs nothing. The parser
/// does not say where they stand, but gives keys and texts in the order in which their quotes follow each
/// other.
class TextCollector final : public nlohmann::json_sax<Json> {
 public:
  /// The document is `json` from `begin` on.
  TextCollector(std::string_view json, std::size_t begin) : json_(json), at_(begin) {}

  bool string(string_t& text) override {
    at_ = json_.find('"', at_) + 1;
    TracedText traced;
    for (std::size_t taken = 0; taken < text.size();) {
      const std::size_t left = text.size() - taken;
      const std::size_t plain = std::min(json_.substr(at_, left).find('\\'), left);
      add(std::string_view(text).substr(taken, plain), plain, traced);
      taken += plain;
      if (taken == text.size()) break;
      const std::size_t size = utf8_bytes(text[taken]);
      add(std::string_view(text).substr(taken, size), written_bytes(json_, at_), traced);
      taken += size;
    }
    ++at_;  // The quote that ends it.
    texts_.push_back(std::move(traced));
    return true;
  }
  bool key(string_t&) override {
    at_ = json_.find('"', at_) + 1;
    while (json_[at_] != '"') at_ += written_bytes(json_, at_);
    ++at_;
    return true;
  }
  bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) override {
    const std::string_view what = error.what();  // "[number] parse error at line 1, column 2: reason".
    error_ = fmt::format("byte {}: {}", byte, what.substr(what.find(": ") + 2));
    return false;
  }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }

  const std::vector<TracedText>& texts() const { return texts_; }
  const std::string& error() const { return error_; }

 private:
  void add(std::string_view text, std::size_t written, TracedText& traced) {
    traced.append_part(text, {at_, at_ + written});
    at_ += written;
  }

  std::string_view json_;
  std::size_t at_;
  std::vector<TracedText> texts_;
  std::string error_;
};

/// The texts of the document that is `document` of `json`; none of them, where it is no JSON.
Status collect_texts(std::string_view json, ByteRange document, MarkdownWriter& writer) {
  TextCollector collector(json, document.begin);
  if (!Json::sax_parse(json.substr(document.begin, document.end - document.begin), &collector)) {
    return {StatusCode::bad_data, "is no JSON: " + collector.error()};
  }
  for (const TracedText& text : collector.texts()) writer.paragraphs(text);
  return {};
}

/// Lines that are no JSON: the first ones are named, the others counted.
class SkippedLines {
 public:
  void add(std::size_t number, const Status& status) {
    ++count_;
    if (named_.size() < kMaxNamed) named_.push_back(fmt::format("line {} {}", number, status.message()));
  }
  bool empty() const { return named_.empty(); }
  const std::string& first() const { return named_.front(); }
  void report(NoteText& note) const {
    for (const std::string& line : named_) note.warn(line + "; skipped");
    if (count_ > named_.size())
      note.warn(fmt::format("{} more lines are no JSON; skipped", count_ - named_.size()));
  }

 private:
  static constexpr std::size_t kMaxNamed = 10;

  std::size_t count_ = 0;
  std::vector<std::string> named_;
};

}  // namespace

Result<NoteText> read_json(std::string_view bytes) {
  extract::SourceText file = extract::SourceText::decode(bytes);
  MarkdownWriter writer;
  if (Status status = collect_texts(file.utf8(), {0, file.utf8().size()}, writer); !status) return status;
  return note_text_of(std::move(writer), std::move(file));
}

Result<NoteText> read_jsonl(std::string_view bytes) {
  extract::SourceText file = extract::SourceText::decode(bytes);
  const std::string_view text = file.utf8();
  MarkdownWriter writer;
  SkippedLines skipped;
  bool any_read = false;
  std::size_t number = 0;
  extract::for_each_line(text, {0, text.size()}, [&](const extract::SourceLine& line) {
    ++number;
    if (extract::is_blank(text, line.range)) return;
    const Status status = collect_texts(text, line.range, writer);
    if (status) {
      any_read = true;
    } else {
      skipped.add(number, status);
    }
  });
  if (!any_read && !skipped.empty()) return Status(StatusCode::bad_data, skipped.first());
  auto note = note_text_of(std::move(writer), std::move(file));
  if (note) skipped.report(*note);
  return note;
}

}  // namespace notegraph::formats
