#include "cli/output/fact_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/output/display_width.h"

namespace notegraph::cli {

TextTable::Cell confidence_cell(double confidence) {
  if (confidence >= kAccepted) return {fmt::format("{:.2f}", confidence), Tone::good};
  return {fmt::format("{:.2f}?", confidence), Tone::doubtful};
}

std::string entity_text(const service::EntityBrief& entity) {
  return fmt::format("{}:{}", entity.type, to_single_line(entity.label));
}

std::string note_text(const std::string& note, const std::filesystem::path& directory) {
  const std::filesystem::path path(note);
  const auto [left, rest] = std::mismatch(directory.begin(), directory.end(), path.begin(), path.end());
  if (directory.empty() || left != directory.end() || rest == path.end()) return to_single_line(note);
  std::filesystem::path relative;
  for (auto part = rest; part != path.end(); ++part) relative /= *part;
  return to_single_line(relative.string());
}

std::string place_text(const std::string& note, std::uint32_t line, const std::filesystem::path& directory) {
  if (line == 0) return note_text(note, directory);
  return fmt::format("{}:{}", note_text(note, directory), line);
}

std::string evidence_text(const Evidence& evidence, const std::filesystem::path& directory) {
  std::string place = place_text(evidence.note, evidence.line, directory);
  if (evidence.quote.empty()) return place;
  return fmt::format("{}  \"{}\"", place, to_single_line(evidence.quote));
}

std::string arrow_text(const std::string& relation, bool forward) {
  return fmt::format(fmt::runtime(forward ? "--{}-->" : "<--{}--"), relation);
}

std::string count_text(std::uint64_t count, const std::string& singular, const std::string& plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

}  // namespace notegraph::cli
