#ifndef NOTEGRAPH_API_FORMATS_ZIP_ARCHIVE_H_
#define NOTEGRAPH_API_FORMATS_ZIP_ARCHIVE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "graph/model/status.h"

struct zip;

namespace notegraph::formats {

/// The members of a zip archive in memory.
class ZipArchive {
 public:
  /// `bytes` must outlive the archive. Errors: bad_data, it is no zip archive.
  static Result<ZipArchive> open(std::string_view bytes);

  bool has(const std::string& member) const;
  /// What `member` unpacks to. Errors: bad_data, it is not there, damaged or encrypted; limit_exceeded, all
  /// that was read of this archive comes to more than kMaxBytes: a small file may unpack to very much.
  Result<std::string> read(const std::string& member);

  static constexpr std::uint64_t kMaxBytes = std::uint64_t{256} << 20;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit ZipArchive(zip* archive) : archive_(archive) {}

  std::unique_ptr<zip, Close> archive_;
  std::uint64_t bytes_left_ = kMaxBytes;
};

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_ZIP_ARCHIVE_H_
