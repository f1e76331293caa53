#ifndef NOTEGRAPH_API_EXCHANGE_SEPARATED_VALUES_H_
#define NOTEGRAPH_API_EXCHANGE_SEPARATED_VALUES_H_

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "api/exchange/line_reader.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// One record of a file of comma- or tab-separated values, or why it is none.
struct ValueRecord {
  std::uint64_t line = 0;  ///< 1-based, where it begins.
  std::vector<std::string> fields;
  std::string fault;  ///< Empty: the record is good.
};

/// Reads records of fields as RFC 4180 has them: a field that begins with a quote ends with one, may hold
/// separators and line ends, and writes a quote as two. Laxer than the RFC in that a quote within an unquoted
/// field stands for itself, and that lines may end as they like. Empty lines are passed over.
class SeparatedValues {
 public:
  /// `separator` is a comma or a tab.
  SeparatedValues(LineReader lines, char separator) : lines_(std::move(lines)), separator_(separator) {}

  /// The next record, good or bad; false at the end. After a quote that is never closed reading goes on
  /// behind the line that opened it. Errors: those of LineReader::next().
  Result<bool> next(ValueRecord& record);

 private:
  struct Line {
    std::uint64_t number = 0;
    std::string text;
  };

  Result<bool> next_line(Line& line);
  /// Reads the lines that a quoted field at `begin` of `text` spans into `text`; the place of its closing
  /// quote, or npos.
  Result<std::size_t> find_closing_quote(std::string& text, std::size_t begin);

  LineReader lines_;
  char separator_;
  std::deque<Line> returned_;  // Read ahead in vain; they come before those of lines_.
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_SEPARATED_VALUES_H_
