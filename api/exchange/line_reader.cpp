#include "api/exchange/line_reader.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

namespace notegraph::exchange {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

struct LineReader::File {
  explicit File(gzFile opened) : handle(opened) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { gzclose(handle); }

  gzFile handle;
  std::string path;
  std::size_t bytes = 0;
  ByteProgress progress;
  std::array<char, 1 << 16> buffer{};
  std::string_view unread;  // Of the buffer.
};

LineReader::LineReader(std::unique_ptr<File> file) : file_(std::move(file)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

Result<LineReader> LineReader::open(const std::filesystem::path& file, ByteProgress progress) {
  gzFile handle = gzopen(file.c_str(), "rb");
  if (handle == nullptr || std::filesystem::is_directory(file)) {
    const std::string reason = handle == nullptr ? std::strerror(errno) : "is a folder";
    if (handle != nullptr) gzclose(handle);
    return Status(StatusCode::io_error, fmt::format("{}: {}", file.string(), reason));
  }
  gzbuffer(handle, 1 << 18);
  auto opened = std::make_unique<File>(handle);
  opened->path = file.string();
  opened->progress = std::move(progress);
  std::error_code unknown;
  if (const auto bytes = std::filesystem::file_size(file, unknown); !unknown) opened->bytes = bytes;
  return LineReader(std::move(opened));
}

Result<bool> LineReader::next(std::string& line) {
  line.clear();
  for (bool ended = false; !ended;) {
    if (file_->unread.empty()) {
      if (Status status = refill(); !status) return status;
      if (file_->unread.empty() && line.empty()) return false;
      if (file_->unread.empty()) break;  // The last line has no end.
    }
    const std::size_t end = file_->unread.find('\n');
    ended = end != std::string_view::npos;
    line += file_->unread.substr(0, end);
    file_->unread.remove_prefix(ended ? end + 1 : file_->unread.size());
    if (line.size() > kMaxLineBytes) {
      return Status(StatusCode::bad_data, fmt::format("{}:{}: the line is longer than {} bytes", file_->path,
                                                      line_number_ + 1, kMaxLineBytes));
    }
  }
  if (++line_number_ == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
  while (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

Status LineReader::refill() {
  const int count = gzread(file_->handle, file_->buffer.data(), static_cast<unsigned>(file_->buffer.size()));
  int code = Z_OK;
  const char* message = gzerror(file_->handle, &code);
  if (count < 0 || (code != Z_OK && code != Z_STREAM_END)) {
    return {StatusCode::bad_data, fmt::format("{}:{}: cannot be read on: {}", file_->path, line_number_ + 1,
                                              code == Z_ERRNO ? std::strerror(errno) : message)};
  }
  file_->unread = std::string_view(file_->buffer.data(), static_cast<std::size_t>(count));
  if (file_->progress) file_->progress(static_cast<std::size_t>(gzoffset(file_->handle)), file_->bytes);
  return {};
}

}  // namespace notegraph::exchange
