#include "api/exchange/bad_lines.h"

#include <utility>

#include <fmt/format.h>

namespace notegraph::exchange {

Status BadLines::refuse(std::uint64_t line, std::string_view reason) {
  if (!skip_) return {StatusCode::bad_data, fmt::format("{}:{}: {}", file_, line, reason)};
  ++count_;
  if (skipped_.size() < max_reported_) skipped_.push_back(fmt::format("line {}: {}", line, reason));
  return {};
}

void BadLines::move_into(ImportedGraph& graph) {
  graph.skipped = std::move(skipped_);
  graph.skipped_count = count_;
}

}  // namespace notegraph::exchange
