#ifndef NOTEGRAPH_API_EXCHANGE_LINE_READER_H_
#define NOTEGRAPH_API_EXCHANGE_LINE_READER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "graph/model/status.h"

namespace notegraph::exchange {

/// The lines of a file, plain or compressed with gzip, one at a time.
class LineReader {
 public:
  /// Errors: io_error.
  static Result<LineReader> open(const std::filesystem::path& file);
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;
  ~LineReader();

  /// Puts the next line, without its end, into `line`; false at the end of the file.
  /// Errors: io_error; bad_data, a damaged gzip stream or a line over 16 MiB.
  Result<bool> next(std::string& line);
  std::uint64_t line_number() const { return line_number_; }  ///< 1-based, of the line that next() gave last.
  /// How much of the file on disk has been read; for progress.
  std::uint64_t bytes_read() const;

 private:
  struct File;
  explicit LineReader(std::unique_ptr<File> file);

  std::unique_ptr<File> file_;
  std::uint64_t line_number_ = 0;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_LINE_READER_H_
