#include "api/service/graph_keeper.h"

#include <utility>

namespace notegraph::service {

GraphKeeper::GraphKeeper(GraphKeeping keeping, const std::string& store_id)
    : keeping_(std::move(keeping)),
      evidence_(file("evidence.mapped", store_id), store_id,
                [this](const std::string& message) { warn(message); }),
      engine_(
          file("graph.mapped", store_id), store_id, [this](const std::string& message) { warn(message); },
          progress()),
      names_(
          file("names.mapped", store_id), store_id, [this](const std::string& message) { warn(message); },
          progress()) {}

std::filesystem::path GraphKeeper::file(const char* name, const std::string& store_id) const {
  const bool is_kept = !keeping_.directory.empty() && !store_id.empty();
  return is_kept ? keeping_.directory / name : std::filesystem::path();
}

void GraphKeeper::warn(const std::string& message) {
  const std::lock_guard lock(telling_mutex_);
  keeping_.warn(message);
}

ProgressFunction GraphKeeper::progress() {
  if (!keeping_.progress) return {};
  return [this](const Progress& progress) {
    const std::lock_guard lock(telling_mutex_);
    keeping_.progress(progress);
  };
}

}  // namespace notegraph::service
