#include "api/service/graph_diff.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace notegraph::service {

template <typename Change>
void GraphDiff::add(const Change& change, const store::GraphChange& write, FactCourse& course) {
  if (!change.notes.empty()) {
    std::vector<std::size_t> notes;
    for (const std::string& note : change.notes) notes.push_back(notes_.number_of(note));
    return course.add_by_notes(change.kind, change.states, notes);
  }
  std::set<std::uint64_t> numbers;
  bool by_hand = false;
  for (const Decision& decision : write.decisions) {
    numbers.insert(decision.number);
    by_hand = by_hand || (decision.kind == DecisionKind::add_relation && !decision.undone);
  }
  course.add_by_decisions(change.kind, change.states, numbers, by_hand);
}

Status GraphDiff::add(const store::GraphChange& change) {
  for (const store::NoteChange& note : change.notes) notes_.add(note);
  for (const Decision& decision : change.decisions) decisions_[decision.number] = decision;

  const auto facts = now_.fact_changes(change.sequence);
  if (!facts && facts.status().code() == StatusCode::not_found) {
    return {StatusCode::not_found,
            fmt::format("{}; ask for what changed since a later one", facts.status().message())};
  }
  if (!facts) return facts.status();
  for (const store::EntityChange& entity : facts->entities) {
    EntityCourse& course = entities_[entity.id];
    add(entity, change, course);
    course.type = entity.type;
    course.name = entity.name;
  }
  for (const store::RelationChange& relation : facts->relations) {
    add(relation, change, relations_[relation.key]);
  }
  return {};
}

template <typename Diff>
void GraphDiff::put_causes(const FactCourse& course, Diff& diff) const {
  diff.kind = course.kind();
  for (const std::size_t note : course.notes()) diff.notes.push_back(notes_.name_of(note));
  std::sort(diff.notes.begin(), diff.notes.end());
  diff.decisions.assign(course.decisions().begin(), course.decisions().end());
}

/// An end of a relation that came or went was said by the notes that did it, so it changed as well; or it is
/// there; or decisions made it, and name it.
Result<EntityBrief> GraphDiff::brief(EntityId id) const {
  if (const auto course = entities_.find(id); course != entities_.end()) {
    return EntityBrief{id, course->second.type, course->second.name};
  }
  const auto entity = now_.find_entity(id);
  if (entity) return EntityBrief{id, entity->type, entity->name};
  if (entity.status().code() != StatusCode::not_found) return entity.status();
  const auto decisions = now_.decisions();
  if (!decisions) return decisions.status();
  for (const Decision& decision : *decisions) {
    for (const EntityRef* ref : {&decision.entity, &decision.other}) {
      if (ref->id == id) return EntityBrief{id, ref->type, ref->name};
    }
  }
  return entity.status();
}

Result<DiffReply> GraphDiff::finish() && {
  DiffReply reply;
  reply.notes = notes_.told();
  for (const auto& [id, course] : entities_) {
    if (!course.is_told()) continue;
    EntityDiff& diff = reply.entities.emplace_back();
    diff.entity = {id, course.type, course.name};
    put_causes(course, diff);
  }
  for (const auto& [key, course] : relations_) {
    if (!course.is_told()) continue;
    auto head = brief(key.head);
    if (!head) return head.status();
    auto tail = brief(key.tail);
    if (!tail) return tail.status();
    RelationDiff& diff = reply.relations.emplace_back();
    diff.head = *std::move(head);
    diff.relation = key.type;
    diff.tail = *std::move(tail);
    put_causes(course, diff);
  }
  for (auto& [number, decision] : decisions_) reply.decisions.push_back(std::move(decision));
  return reply;
}

}  // namespace notegraph::service
