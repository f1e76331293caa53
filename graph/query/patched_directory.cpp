#include "graph/query/patched_directory.h"

#include <algorithm>
#include <iterator>

namespace notegraph::query {

PatchedDirectory PatchedDirectory::changed(std::span<const EntityId> come,
                                           std::span<const EntityId> gone) const {
  PatchedDirectory after = *this;
  std::vector<EntityId> back;
  for (const EntityId id : come) {
    if (is_removed(id)) {
      back.push_back(id);
    } else {
      after.added_ids_.emplace_back(id, static_cast<Vertex>(after.size()));
      after.added_.push_back(id);
    }
  }
  std::sort(after.added_ids_.begin(), after.added_ids_.end());
  std::vector<EntityId> left;
  std::set_difference(removed_.begin(), removed_.end(), back.begin(), back.end(), std::back_inserter(left));
  after.removed_.clear();
  std::merge(left.begin(), left.end(), gone.begin(), gone.end(), std::back_inserter(after.removed_));
  return after;
}

std::optional<Vertex> PatchedDirectory::find(EntityId id) const {
  const auto vertex = find_vertex(id);
  return vertex && is_removed(id) ? std::nullopt : vertex;
}

std::optional<Vertex> PatchedDirectory::find_vertex(EntityId id) const {
  if (const auto vertex = base_.find(id)) return vertex;
  const auto place = std::lower_bound(added_ids_.begin(), added_ids_.end(), std::pair(id, Vertex{0}));
  if (place == added_ids_.end() || place->first != id) return std::nullopt;
  return place->second;
}

bool PatchedDirectory::is_removed(EntityId id) const {
  return !removed_.empty() && std::binary_search(removed_.begin(), removed_.end(), id);
}

std::vector<PatchedGraph::Place> PatchedDirectory::places() const {
  std::vector<PatchedGraph::Place> places(added_.size());
  Vertex rank = 0;
  for (const auto& [id, vertex] : added_ids_) {
    places[vertex - base_.size()] = {static_cast<Vertex>(base_.count_below(id)), rank++};
  }
  return places;
}

}  // namespace notegraph::query
