#include "api/exchange/bad_lines.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace notegraph::exchange {

BadLines::BadLines(const std::filesystem::path& file, const ReadOptions& options)
    : file_(file.string()),
      skip_(options.skip_bad_lines),
      max_kept_(options.skip_bad_lines ? options.max_reported : 1) {}

void BadLines::note(std::uint64_t line, std::string reason) {
  ++count_;
  reasons_.emplace(line, std::move(reason));
  if (reasons_.size() > max_kept_) reasons_.erase(std::prev(reasons_.end()));
}

Status BadLines::verdict() const {
  if (skip_ || reasons_.empty()) return {};
  const auto& [line, reason] = *reasons_.begin();
  return {StatusCode::bad_data, fmt::format("{}:{}: {}", file_, line, reason)};
}

Status BadLines::refuse(std::uint64_t line, std::string reason) {
  note(line, std::move(reason));
  return verdict();
}

void BadLines::move_into(ImportedGraph& graph) {
  for (const auto& [line, reason] : reasons_) {
    graph.skipped.push_back(fmt::format("line {}: {}", line, reason));
  }
  graph.skipped_count = count_;
}

}  // namespace notegraph::exchange
