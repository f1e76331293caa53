#include "graph/decisions/entity_ties.h"

namespace notegraph::decisions {

EntityTies::EntityTies(const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    for (const EntityRef* ref : {&decision.entity, &decision.other}) {
      if (ref->name.empty()) continue;
      Group& group = groups_[group_of(ref->id)];
      group.types.insert(ref->type);
      group.names.insert(ref->name);
    }
    Group& group = groups_[group_of(decision.entity.id)];
    if (decision.kind == DecisionKind::rename) group.names.insert(decision.value);
    if (decision.kind == DecisionKind::retype) group.types.insert(decision.value);
    if (decision.kind == DecisionKind::merge || decision.kind == DecisionKind::split) {
      join(decision.entity.id, decision.other.id);
    }
    if (decision.kind == DecisionKind::add_relation) {
      added_neighbors_[decision.entity.id].insert(decision.other.id);
      added_neighbors_[decision.other.id].insert(decision.entity.id);
    }
  }
  while (join_namesakes()) continue;
}

std::set<EntityId> EntityTies::tied_to(EntityId id) const {
  const auto group = group_of_.find(id);
  return group == group_of_.end() ? std::set{id} : groups_[group->second].members;
}

std::set<EntityId> EntityTies::added_neighbors(EntityId id) const {
  const auto neighbors = added_neighbors_.find(id);
  return neighbors == added_neighbors_.end() ? std::set<EntityId>() : neighbors->second;
}

std::size_t EntityTies::group_of(EntityId id) {
  const auto [place, is_new] = group_of_.try_emplace(id, groups_.size());
  if (is_new) groups_.push_back({{id}, {}, {}});
  return place->second;
}

void EntityTies::join(EntityId a, EntityId b) {
  const std::size_t into = group_of(a);
  const std::size_t from = group_of(b);
  if (into == from) return;
  for (const EntityId member : groups_[from].members) group_of_[member] = into;
  groups_[into].members.merge(groups_[from].members);
  groups_[into].types.merge(groups_[from].types);
  groups_[into].names.merge(groups_[from].names);
  groups_[from] = Group();
}

bool EntityTies::join_namesakes() {
  bool any = false;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Group group = groups_[i];  // A copy: joining changes it.
    for (const std::string& type : group.types) {
      for (const std::string& name : group.names) {
        const EntityId namesake = make_entity_id(type, name);
        if (groups_[i].members.contains(namesake)) continue;
        join(*group.members.begin(), namesake);
        any = true;
      }
    }
  }
  return any;
}

}  // namespace notegraph::decisions
