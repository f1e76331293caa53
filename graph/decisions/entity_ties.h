#ifndef NOTEGRAPH_GRAPH_DECISIONS_ENTITY_TIES_H_
#define NOTEGRAPH_GRAPH_DECISIONS_ENTITY_TIES_H_

#include <map>
#include <set>
#include <vector>

#include "graph/model/decision.h"

namespace notegraph::decisions {

/// Which entities may show what the notes say of each other, by whichever of some decisions are in force:
/// those that are merged, split, or of one type and name once renamed and retyped. It depends on the
/// decisions alone, so it holds before and after any of them is undone, whatever the notes say.
class EntityTies {
 public:
  explicit EntityTies(const std::vector<Decision>& decisions);

  /// Whether a decision names `id`, or something that is tied to it.
  bool contains(EntityId id) const { return group_of_.contains(id); }
  /// `id` and all that is tied to it.
  std::set<EntityId> tied_to(EntityId id) const;
  /// What relations that people added join to `id`.
  std::set<EntityId> added_neighbors(EntityId id) const;

 private:
  /// Entities tied to each other, and what they may be called.
  struct Group {
    std::set<EntityId> members;
    std::set<std::string> types, names;
  };

  std::size_t group_of(EntityId id);
  void join(EntityId a, EntityId b);
  /// Joins what may come to have one type and name. Whether there was any.
  bool join_namesakes();

  std::vector<Group> groups_;  // One that was joined to another is empty.
  std::map<EntityId, std::size_t> group_of_;
  std::map<EntityId, std::set<EntityId>> added_neighbors_;
};

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_ENTITY_TIES_H_
