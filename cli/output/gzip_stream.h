#ifndef NOTEGRAPH_CLI_OUTPUT_GZIP_STREAM_H_
#define NOTEGRAPH_CLI_OUTPUT_GZIP_STREAM_H_

#include <array>
#include <filesystem>
#include <memory>
#include <streambuf>

namespace notegraph::cli {

/// A file that is compressed with gzip as it is written. The header holds neither name nor time, so equal
/// text gives equal bytes. A failed write shows as the failbit of the stream above it.
class GzipStreambuf final : public std::streambuf {
 public:
  GzipStreambuf() = default;

  /// False if `file` cannot be opened.
  bool open(const std::filesystem::path& file);
  /// Writes what is left and closes; false if any write failed.
  bool close();

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  struct Closer {
    void operator()(void* file) const;
  };

  bool write_pending();

  std::array<char, 65536> buffer_;
  std::unique_ptr<void, Closer> file_;  // zlib's gzFile.
  bool failed_ = false;
};

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_GZIP_STREAM_H_
