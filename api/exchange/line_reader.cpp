#include "api/exchange/line_reader.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

namespace notegraph::exchange {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

}  // namespace

struct LineReader::File {
  explicit File(gzFile opened) : handle(opened) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { gzclose(handle); }

  gzFile handle;
  std::string path;
  std::array<char, 1 << 16> buffer{};
};

LineReader::LineReader(std::unique_ptr<File> file) : file_(std::move(file)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

Result<LineReader> LineReader::open(const std::filesystem::path& file) {
  gzFile handle = gzopen(file.c_str(), "rb");
  if (handle == nullptr || std::filesystem::is_directory(file)) {
    const std::string reason = handle == nullptr ? std::strerror(errno) : "is a folder";
    if (handle != nullptr) gzclose(handle);
    return Status(StatusCode::io_error, fmt::format("{}: {}", file.string(), reason));
  }
  gzbuffer(handle, 1 << 18);
  auto opened = std::make_unique<File>(handle);
  opened->path = file.string();
  return LineReader(std::move(opened));
}

Result<bool> LineReader::next(std::string& line) {
  line.clear();
  while (gzgets(file_->handle, file_->buffer.data(), static_cast<int>(file_->buffer.size())) != nullptr) {
    line += file_->buffer.data();
    if (line.size() > kMaxLineBytes) {
      return Status(StatusCode::bad_data, fmt::format("{}:{}: the line is longer than {} bytes", file_->path,
                                                      line_number_ + 1, kMaxLineBytes));
    }
    if (line.back() == '\n') break;
  }
  int code = Z_OK;
  const char* message = gzerror(file_->handle, &code);
  if (code != Z_OK && code != Z_STREAM_END) {
    return Status(StatusCode::bad_data,
                  fmt::format("{}:{}: cannot be read on: {}", file_->path, line_number_ + 1,
                              code == Z_ERRNO ? std::strerror(errno) : message));
  }
  if (line.empty()) return false;
  ++line_number_;
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return true;
}

std::uint64_t LineReader::bytes_read() const {
  return static_cast<std::uint64_t>(gzoffset(file_->handle));
}

}  // namespace notegraph::exchange
