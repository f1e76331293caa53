#include "api/exchange/separated_values.h"

#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace notegraph::exchange {
namespace {

// A quote that nobody closed must not swallow the file.
constexpr std::size_t kMaxRecordLines = 1000;

/// The quoted field whose text stands between its quotes.
std::string unquoted(std::string_view inner) {
  std::string text;
  text.reserve(inner.size());
  for (std::size_t i = 0; i < inner.size(); ++i) {
    text += inner[i];
    if (inner[i] == '"') ++i;  // The first of two.
  }
  return text;
}

}  // namespace

Result<bool> SeparatedValues::next(ValueRecord& record) {
  record = {};
  Line line;
  do {
    const auto more = next_line(line);
    if (!more || !*more) return more;
  } while (line.text.empty());
  record.line = line.number;
  std::string& text = line.text;
  for (std::size_t begin = 0;;) {
    if (begin == text.size() || text[begin] != '"') {
      const std::size_t end = text.find(separator_, begin);
      record.fields.push_back(text.substr(begin, end - begin));
      if (end == std::string::npos) return true;
      begin = end + 1;
      continue;
    }
    const auto closing = find_closing_quote(text, begin + 1);
    if (!closing) return closing.status();
    if (*closing == std::string::npos) {
      record.fault = fmt::format("the quote before field {} is not closed", record.fields.size() + 1);
      return true;
    }
    record.fields.push_back(unquoted(std::string_view(text).substr(begin + 1, *closing - begin - 1)));
    if (*closing + 1 == text.size()) return true;
    if (text[*closing + 1] != separator_) {
      record.fault = fmt::format(
          "field {} goes on behind its closing quote; within a quoted field a quote is written as two",
          record.fields.size());
      return true;
    }
    begin = *closing + 2;
  }
}

Result<bool> SeparatedValues::next_line(Line& line) {
  if (!returned_.empty()) {
    line = std::move(returned_.front());
    returned_.pop_front();
    return true;
  }
  const auto more = lines_.next(line.text);
  line.number = lines_.line_number();
  return more;
}

Result<std::size_t> SeparatedValues::find_closing_quote(std::string& text, std::size_t begin) {
  std::vector<Line> ahead;
  for (std::size_t at = begin;;) {
    const std::size_t quote = text.find('"', at);
    if (quote != std::string::npos && (quote + 1 == text.size() || text[quote + 1] != '"')) return quote;
    if (quote != std::string::npos) {
      at = quote + 2;
      continue;
    }
    at = text.size() + 1;
    Line line;
    const auto more = ahead.size() < kMaxRecordLines ? next_line(line) : Result<bool>(false);
    if (!more) return more.status();
    if (!*more) {
      returned_.insert(returned_.begin(), std::make_move_iterator(ahead.begin()),
                       std::make_move_iterator(ahead.end()));
      return std::string::npos;
    }
    text += '\n';
    text += line.text;
    ahead.push_back(std::move(line));
  }
}

}  // namespace notegraph::exchange
