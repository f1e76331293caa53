#include "cli/output/gzip_stream.h"

#include <zlib.h>

namespace notegraph::cli {

void GzipStreambuf::Closer::operator()(void* file) const {
  gzclose(static_cast<gzFile>(file));
}

bool GzipStreambuf::open(const std::filesystem::path& file) {
  file_.reset(gzopen(file.c_str(), "wb"));
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return file_ != nullptr;
}

bool GzipStreambuf::close() {
  write_pending();
  if (file_ && gzclose(static_cast<gzFile>(file_.release())) != Z_OK) failed_ = true;
  return !failed_;
}

bool GzipStreambuf::write_pending() {
  const auto count = static_cast<unsigned>(pptr() - pbase());
  if (count > 0 && gzwrite(static_cast<gzFile>(file_.get()), pbase(), count) == 0) failed_ = true;
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return !failed_;
}

GzipStreambuf::int_type GzipStreambuf::overflow(int_type c) {
  if (!write_pending()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

/// Only hands the bytes to zlib: flushing its state as well would cost compression.
int GzipStreambuf::sync() {
  return write_pending() ? 0 : -1;
}

}  // namespace notegraph::cli
