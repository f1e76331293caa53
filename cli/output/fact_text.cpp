#include "cli/output/fact_text.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "api/codec/json_codec.h"
#include "cli/output/display_width.h"

namespace notegraph::cli {

namespace {

/// Where one end of what the quote says is named above it: what stands there down to the quote, without the
/// note's title.
std::string subject_of(const Evidence& evidence) {
  constexpr std::array<std::string_view, 5> kRules{"heading", "outer_heading", "lead", "row", "column"};
  const bool is_above = std::find(kRules.begin(), kRules.end(), evidence.rule) != kRules.end();
  if (!is_above || evidence.headings.empty()) return {};
  const auto first = evidence.headings.begin() + (evidence.headings.size() > 1 ? 1 : 0);
  const std::vector<std::string> below_title(first, evidence.headings.end());
  return fmt::format("under \"{}\": ", to_single_line(fmt::format("{}", fmt::join(below_title, " / "))));
}

}  // namespace

TextTable::Cell confidence_cell(double exact) {
  const double confidence = codec::shown(exact);  // A service's answer has no more digits.
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
  return fmt::format("{}  {}\"{}\"", place, subject_of(evidence), to_single_line(evidence.quote));
}

std::string quote_text(const Evidence& evidence) {
  return subject_of(evidence) + to_single_line(evidence.quote);
}

std::string arrow_text(const std::string& relation, bool forward) {
  return fmt::format(fmt::runtime(forward ? "--{}-->" : "<--{}--"), relation);
}

std::string count_text(std::uint64_t count, const std::string& singular, const std::string& plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::string bytes_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits{"bytes", "kB", "MB", "GB", "TB"};
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  double amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; amount >= 1000 && unit + 1 < kUnits.size(); ++unit) amount /= 1000;
  return fmt::format("{:.1f} {}", amount, kUnits[unit]);
}

std::string time_text(std::int64_t unix_time_s) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::localtime(static_cast<std::time_t>(unix_time_s)));
}

}  // namespace notegraph::cli
