#include "api/diagram/graphviz.h"

#include <cstdlib>

#include <fmt/format.h>

#include "api/process/subprocess.h"

namespace notegraph::diagram {
namespace {

const char* to_string(PictureFormat format) {
  switch (format) {
    case PictureFormat::svg: return "svg";
    case PictureFormat::png: return "png";
    case PictureFormat::pdf: return "pdf";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

// PNG and PDF through Cairo, which has the fonts for every script.
std::string output_option(PictureFormat format) {
  const std::string name = to_string(format);
  return format == PictureFormat::svg ? "-T" + name : "-T" + name + ":cairo";
}

}  // namespace

std::optional<PictureFormat> parse_picture_format(std::string_view name) {
  if (name == "svg") return PictureFormat::svg;
  if (name == "png") return PictureFormat::png;
  if (name == "pdf") return PictureFormat::pdf;
  return std::nullopt;
}

Result<std::string> render(std::string_view dot, PictureFormat format, std::chrono::milliseconds time_limit) {
  process::SubprocessLimits limits;
  limits.time = time_limit;
  auto output = process::run_subprocess({"dot", output_option(format)}, dot, limits);
  if (!output) {
    return Status(
        StatusCode::unavailable,
        output.status().message() + "; install GraphViz, draw fewer entities, or ask for dot output");
  }
  if (output->exit_code != 0) {
    return Status(StatusCode::unavailable,
                  fmt::format("dot ended with code {}: {}", output->exit_code, output->err.substr(0, 500)));
  }
  return std::move(output->out);
}

}  // namespace notegraph::diagram
