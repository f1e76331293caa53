#include "api/formats/readers.h"

#include <chrono>

#include <fmt/format.h>

#include "api/formats/markdown_writer.h"
#include "api/process/subprocess.h"

namespace notegraph::formats {

Result<NoteText> read_pdf(std::string_view bytes) {
  process::SubprocessLimits limits;
  limits.time = std::chrono::minutes(1);
  limits.output_bytes = MarkdownWriter::kMaxBytes;
  const auto output = process::run_subprocess(
      {"pdftotext", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk", "-", "-"}, bytes, limits);
  if (!output && output.status().code() == StatusCode::not_found) {
    return Status(StatusCode::unavailable,
                  "PDF files are read by pdftotext, which is not installed: apt install poppler-utils");
  }
  if (!output) return output.status();
  if (output->exit_code != 0) {
    return Status(StatusCode::bad_data,
                  fmt::format("pdftotext cannot read it: {}", output->err.substr(0, output->err.find('\n'))));
  }
  MarkdownWriter writer;
  writer.paragraphs(output->out);
  return note_text_of(std::move(writer));
}

}  // namespace notegraph::formats
