#include "extract/learning/learnt_notes.h"

#include <charconv>
#include <fstream>
#include <string>

#include <fmt/format.h>

namespace notegraph::extract {

Result<LearntNotes> read_learnt_notes(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return Status(StatusCode::io_error, fmt::format("{}: cannot be read", file.string()));
  LearntNotes notes;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    std::uint64_t hash = 0;
    const char* const end = line.data() + line.size();
    const auto [read_to, error] = std::from_chars(line.data(), end, hash, 16);
    if (error != std::errc() || read_to != end || line.size() != 16) {
      return Status(StatusCode::bad_data,
                    fmt::format("{}:{}: expected sixteen hexadecimal digits", file.string(), number));
    }
    notes.insert(hash);
  }
  return notes;
}

Status write_learnt_notes(const LearntNotes& notes, const std::filesystem::path& file) {
  std::ofstream out(file);
  out << "# XXH3 (64 bits) of the notes that the weights beside this file were learnt from: "
         "extract/training/README.md\n";
  for (const std::uint64_t note : notes) out << fmt::format("{:016x}\n", note);
  if (!out.flush()) return {StatusCode::io_error, fmt::format("{}: cannot be written", file.string())};
  return {};
}

}  // namespace notegraph::extract
