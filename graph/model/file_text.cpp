#include "graph/model/file_text.h"

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace notegraph {

Result<std::string> read_file(const std::filesystem::path& path) {
  constexpr std::size_t kBlock = 64 * 1024;  // For what does not know its size, such as a pipe.
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return Status(StatusCode::io_error, fmt::format("{}: cannot be opened for reading", path.string()));
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  std::string text;
  // One byte more than there are: then the first read sees the end.
  for (std::size_t wanted = unknown ? kBlock : static_cast<std::size_t>(size) + 1; in; wanted = kBlock) {
    const std::size_t begin = text.size();
    text.resize(begin + wanted);
    in.read(text.data() + begin, static_cast<std::streamsize>(wanted));
    text.resize(begin + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad())
    return Status(StatusCode::io_error, fmt::format("{}: reading stopped half-way", path.string()));
  return text;
}

}  // namespace notegraph
