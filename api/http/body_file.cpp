#include "api/http/body_file.h"

#include <utility>

namespace notegraph::http {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} << 10;

}  // namespace

Result<std::unique_ptr<BodyFile>> BodyFile::create(const std::filesystem::path& directory) {
  auto file = spill::SpillFile::create(directory);
  if (!file) return file.status();
  return std::unique_ptr<BodyFile>(new BodyFile(*std::move(file)));
}

Status BodyFile::finish() {
  if (status_ && !block_.empty()) status_ = file_.append(std::exchange(block_, {}));
  return status_;
}

BodyFile::int_type BodyFile::overflow(int_type byte) {
  const char one = traits_type::to_char_type(byte);
  return xsputn(&one, 1) == 1 ? byte : traits_type::eof();
}

std::streamsize BodyFile::xsputn(const char* bytes, std::streamsize count) {
  block_.append(bytes, static_cast<std::size_t>(count));
  size_ += static_cast<std::uint64_t>(count);
  return append_full() ? count : 0;
}

bool BodyFile::append_full() {
  if (status_ && block_.size() >= kBlockBytes) status_ = file_.append(std::exchange(block_, {}));
  return status_.ok();
}

}  // namespace notegraph::http
