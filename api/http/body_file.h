#ifndef NOTEGRAPH_API_HTTP_BODY_FILE_H_
#define NOTEGRAPH_API_HTTP_BODY_FILE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>
#include <vector>

#include "graph/model/status.h"
#include "graph/spill/spill_file.h"

namespace notegraph::http {

/// The body of an answer that need not fit into memory: it is written to a file without a name, and sent from
/// there block by block, however slow the peer.
class BodyFile final : private std::streambuf {
 public:
  /// On the disk of `directory`; see SpillFile::create().
  static Result<std::unique_ptr<BodyFile>> create(const std::filesystem::path& directory);

  /// To write the body to. It fails when the disk does; finish() says how.
  std::ostream& stream() { return stream_; }
  /// Once all is written. Errors: those of SpillFile.
  Status finish();

  std::uint64_t size() const { return size_; }  ///< Of the body. After finish().
  /// Where blocks begin and end, for read(): the first at 0. After finish().
  std::uint64_t end() const { return file_.size(); }
  /// See SpillFile::read(). After finish(). Thread-safe.
  Result<std::uint64_t> read(std::uint64_t offset, std::vector<char>& block) const {
    return file_.read(offset, block);
  }

 private:
  explicit BodyFile(spill::SpillFile file) : file_(std::move(file)), stream_(this) {}
  int_type overflow(int_type byte) override;
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  bool append_full();

  spill::SpillFile file_;
  std::ostream stream_;
  std::string block_;
  std::uint64_t size_ = 0;
  Status status_;  // The first failure.
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_BODY_FILE_H_
