#include "graph/query/patched_directory.h"

#include <algorithm>

namespace notegraph::query {

std::optional<Vertex> PatchedDirectory::find(EntityId id) const {
  if (const auto vertex = base_.find(id)) {
    return std::binary_search(removed_.begin(), removed_.end(), id) ? std::nullopt : vertex;
  }
  const auto place = std::lower_bound(added_.begin(), added_.end(), id);
  if (place == added_.end() || *place != id) return std::nullopt;
  return static_cast<Vertex>(base_.size() + static_cast<std::size_t>(place - added_.begin()));
}

bool PatchedDirectory::is_used(Vertex v) const {
  return v >= base_.size() || removed_.empty() ||
         !std::binary_search(removed_.begin(), removed_.end(), base_.id(v));
}

}  // namespace notegraph::query
