#include "api/service/graph_keeper.h"

#include <utility>

#include <fmt/format.h>

namespace notegraph::service {

using query::QueryEngine;

GraphKeeper::GraphKeeper(GraphKeeping keeping, std::string store_id)
    : keeping_(std::move(keeping)), store_id_(std::move(store_id)) {}

Result<std::shared_ptr<const QueryEngine>> GraphKeeper::make(const store::Snapshot& snapshot) {
  if (auto found = find(snapshot)) return found;
  auto built = QueryEngine::build(snapshot);
  if (built) keep(*built);
  return built;
}

std::shared_ptr<const QueryEngine> GraphKeeper::find(const store::Snapshot& snapshot) {
  if (keeping_.file.empty() || store_id_.empty()) return nullptr;
  auto opened = QueryEngine::open(keeping_.file, store_id_);
  if (!opened) {
    if (opened.status().code() != StatusCode::not_found) {
      keeping_.warn(fmt::format("{}; it is made anew", opened.status().message()));
    }
    return nullptr;
  }
  if ((*opened)->sequence() == snapshot.sequence()) return *std::move(opened);
  // An error of the snapshot shows again when it is read as a whole.
  auto advanced = (*opened)->advanced(snapshot);
  return advanced ? *std::move(advanced) : nullptr;
}

void GraphKeeper::keep(std::shared_ptr<const QueryEngine> engine) {
  if (keeping_.file.empty() || store_id_.empty() || engine->relation_count() < kLeastRelations) return;
  const std::lock_guard lock(mutex_);
  if (writer_.joinable()) writer_.join();
  writer_ = std::jthread([this, engine = std::move(engine)] {
    if (Status status = engine->save(keeping_.file, store_id_); !status) {
      keeping_.warn(fmt::format("the graph is not kept for the next time: {}", status.message()));
    }
  });
}

}  // namespace notegraph::service
