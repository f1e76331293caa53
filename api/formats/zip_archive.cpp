#include "api/formats/zip_archive.h"

#include <array>

#include <zip.h>

#include <fmt/format.h>

namespace notegraph::formats {
namespace {

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Status unreadable(const std::string& member, const char* reason) {
  return {StatusCode::bad_data, fmt::format("its part {} cannot be read: {}", member, reason)};
}

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr) {
    return Status(
        StatusCode::bad_data,
        "is no zip archive, as such files are; one with a password or of an older format can be saved anew");
  }
  return ZipArchive(archive);
}

bool ZipArchive::has(const std::string& member) const {
  return zip_name_locate(archive_.get(), member.c_str(), 0) >= 0;
}

Result<std::string> ZipArchive::read(const std::string& member) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_.get(), member.c_str(), 0));
  if (!file) return unreadable(member, zip_strerror(archive_.get()));
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
    if (count < 0) return unreadable(member, zip_file_strerror(file.get()));
    if (count == 0) return bytes;
    if (static_cast<std::uint64_t>(count) > bytes_left_) {
      return Status(StatusCode::limit_exceeded, fmt::format("unpacks to more than {} bytes", kMaxBytes));
    }
    bytes_left_ -= static_cast<std::uint64_t>(count);
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace notegraph::formats
