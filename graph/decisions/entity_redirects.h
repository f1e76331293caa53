#ifndef NOTEGRAPH_GRAPH_DECISIONS_ENTITY_REDIRECTS_H_
#define NOTEGRAPH_GRAPH_DECISIONS_ENTITY_REDIRECTS_H_

#include <map>

#include "graph/model/entity.h"

namespace notegraph::decisions {

/// Which entity an id means after some merges.
class EntityRedirects {
 public:
  /// From now on `from` means `into`. The two are what resolve() gives, and differ: so there are no circles.
  void redirect(EntityId from, EntityId into) { next_[from] = into; }
  /// From now on `id` means itself again.
  void end(EntityId id) { next_.erase(id); }

  /// What `id` means by now; without a redirect itself.
  EntityId resolve(EntityId id) const {
    for (auto next = next_.find(id); next != next_.end(); next = next_.find(id)) id = next->second;
    return id;
  }

 private:
  std::map<EntityId, EntityId> next_;
};

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_ENTITY_REDIRECTS_H_
