#ifndef NOTEGRAPH_API_EXCHANGE_LINE_READER_H_
#define NOTEGRAPH_API_EXCHANGE_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "graph/model/status.h"

namespace notegraph::exchange {

/// How many bytes of the file on disk, which has `total`, were read.
using ByteProgress = std::function<void(std::size_t done, std::size_t total)>;

/// The lines of a file, plain or compressed with gzip, one at a time.
class LineReader {
 public:
  /// `progress` is called now and then while lines are read. Errors: io_error.
  static Result<LineReader> open(const std::filesystem::path& file, ByteProgress progress = {});
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;
  ~LineReader();

  /// Puts the next line, without its end, into `line`; false at the end of the file. A byte order mark at the
  /// start of the file is passed over.
  /// Errors: io_error; bad_data, a damaged gzip stream or a line over 16 MiB.
  Result<bool> next(std::string& line);
  std::uint64_t line_number() const { return line_number_; }  ///< 1-based, of the line that next() gave last.

 private:
  struct File;
  explicit LineReader(std::unique_ptr<File> file);
  Status refill();

  std::unique_ptr<File> file_;
  std::uint64_t line_number_ = 0;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_LINE_READER_H_
