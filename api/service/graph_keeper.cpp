#include "api/service/graph_keeper.h"

#include <utility>

namespace notegraph::service {

GraphKeeper::GraphKeeper(GraphKeeping keeping, const std::string& store_id)
    : keeping_(std::move(keeping)),
      engine_(file("graph.mapped", store_id), store_id,
              [this](const std::string& message) { warn(message); }),
      names_(file("names.mapped", store_id), store_id,
             [this](const std::string& message) { warn(message); }) {}

std::filesystem::path GraphKeeper::file(const char* name, const std::string& store_id) const {
  const bool is_kept = !keeping_.directory.empty() && !store_id.empty();
  return is_kept ? keeping_.directory / name : std::filesystem::path();
}

void GraphKeeper::warn(const std::string& message) {
  const std::lock_guard lock(warn_mutex_);
  keeping_.warn(message);
}

}  // namespace notegraph::service
