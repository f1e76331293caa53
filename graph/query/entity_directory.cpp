#include "graph/query/entity_directory.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace notegraph::query {

EntityDirectory::EntityDirectory(std::vector<EntityId> ids) : ids_(std::move(ids)) {
  const unsigned bits = std::max(1U, static_cast<unsigned>(std::bit_width(ids_.size())));
  shift_ = 64 - bits;
  bucket_begin_.resize((std::size_t{1} << bits) + 1, 0);
  for (const EntityId id : ids_) ++bucket_begin_[bucket(id) + 1];
  std::partial_sum(bucket_begin_.begin(), bucket_begin_.end(), bucket_begin_.begin());
}

std::optional<Vertex> EntityDirectory::find(EntityId id) const {
  const auto begin = ids_.begin() + bucket_begin_[bucket(id)];
  const auto end = ids_.begin() + bucket_begin_[bucket(id) + 1];
  const auto found = std::lower_bound(begin, end, id);
  if (found == end || *found != id) return std::nullopt;
  return static_cast<Vertex>(found - ids_.begin());
}

}  // namespace notegraph::query
