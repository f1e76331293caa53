#include "graph/query/entity_directory.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace notegraph::query {

EntityDirectory::EntityDirectory(Column<EntityId> ids) : ids_(std::move(ids)) {
  const unsigned bits = std::max(1U, static_cast<unsigned>(std::bit_width(ids_.size())));
  shift_ = 64 - bits;
  std::vector<Vertex> begins((std::size_t{1} << bits) + 1, 0);
  for (const EntityId id : ids_) ++begins[bucket(id) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  bucket_begin_ = Column(std::move(begins));
}

std::size_t EntityDirectory::count_below(EntityId id) const {
  const auto begin = ids_.begin() + bucket_begin_[bucket(id)];
  const auto end = ids_.begin() + bucket_begin_[bucket(id) + 1];
  return static_cast<std::size_t>(std::lower_bound(begin, end, id) - ids_.begin());
}

std::optional<Vertex> EntityDirectory::find(EntityId id) const {
  const std::size_t place = count_below(id);
  if (place == ids_.size() || ids_[place] != id) return std::nullopt;
  return static_cast<Vertex>(place);
}

}  // namespace notegraph::query
