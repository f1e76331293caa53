#include "cli/output/output_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>
#include <string>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>

#include "cli/output/gzip_stream.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;

Status not_written(const fs::path& file, const std::string& reason) {
  return {StatusCode::io_error, fmt::format("{} cannot be written: {}", file.string(), reason)};
}

/// Where `file` is written until it is whole; `file` itself where there is nothing to replace as a whole.
fs::path place_to_write(const fs::path& file) {
  std::error_code ignored;
  const fs::file_status status = fs::status(file, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) return file;
  fs::path beside =
      fs::weakly_canonical(file, ignored);  // Through links: the link stays, its target changes.
  if (beside.empty()) beside = file;
  beside += fmt::format(".{}.part", getpid());
  return beside;
}

}  // namespace

struct OutputFile::State {
  fs::path file;
  fs::path written;
  bool committed = false;
  std::filebuf plain;
  GzipStreambuf gzip;
  std::ostream stream{nullptr};

  bool is_gzip() const { return file.extension() == ".gz"; }
  bool in_place() const { return written == file; }
  bool close() { return is_gzip() ? gzip.close() : plain.close() != nullptr; }
  ~State() {
    if (committed || in_place()) return;
    std::error_code ignored;
    fs::remove(written, ignored);
  }
};

OutputFile::OutputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() = default;

Result<OutputFile> OutputFile::create(const fs::path& file) {
  auto state = std::make_unique<State>();
  state->file = file;
  state->written = place_to_write(file);
  errno = 0;
  const bool open = state->is_gzip()
                        ? state->gzip.open(state->written)
                        : state->plain.open(state->written, std::ios::out | std::ios::binary) != nullptr;
  if (!open) return not_written(file, std::strerror(errno));
  if (state->is_gzip()) {
    state->stream.rdbuf(&state->gzip);
  } else {
    state->stream.rdbuf(&state->plain);
  }
  return OutputFile(std::move(state));
}

std::ostream& OutputFile::stream() {
  return state_->stream;
}

Status OutputFile::commit() {
  errno = 0;
  const bool complete = state_->stream.flush().good();
  if (!state_->close() || !complete) return not_written(state_->file, std::strerror(errno));
  if (!state_->in_place()) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(state_->file, error);
    if (!error) fs::rename(state_->written, target, error);
    if (error) return not_written(state_->file, error.message());
  }
  state_->committed = true;
  return {};
}

}  // namespace notegraph::cli
