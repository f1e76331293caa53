#include "api/service/graph_diff.h"

#include <utility>

#include <fmt/format.h>

namespace notegraph::service {

using store::ChangeKind;

void GraphDiff::Course::add(ChangeKind kind, bool is_first, const std::vector<std::string>& by) {
  if (is_first) was_there = kind != ChangeKind::added;
  is_there = kind != ChangeKind::removed;
  notes.insert(by.begin(), by.end());
}

ChangeKind GraphDiff::Course::kind() const {
  if (!was_there) return ChangeKind::added;
  return is_there ? ChangeKind::changed : ChangeKind::removed;
}

Status GraphDiff::add(const store::GraphChange& change) {
  for (const store::NoteChange& note : change.notes) {
    const auto [course, is_first] = notes_.try_emplace(note.note);
    course->second.add(note.kind, is_first, {});
  }
  for (const Decision& decision : change.decisions) decisions_[decision.number] = decision;

  const auto facts = now_.fact_changes(change.sequence);
  if (!facts && facts.status().code() == StatusCode::not_found) {
    return {StatusCode::not_found,
            fmt::format("{}; ask for what changed since a later one", facts.status().message())};
  }
  if (!facts) return facts.status();
  for (const store::EntityChange& entity : facts->entities) {
    const auto [course, is_first] = entities_.try_emplace(entity.id);
    course->second.add(entity.kind, is_first, entity.notes);
    course->second.type = entity.type;
    course->second.name = entity.name;
  }
  for (const store::RelationChange& relation : facts->relations) {
    const auto [course, is_first] = relations_.try_emplace(relation.key);
    course->second.add(relation.kind, is_first, relation.notes);
  }
  return {};
}

/// An end of a relation that came or went was said by the notes that did it, so it changed as well; or it is
/// there.
Result<EntityBrief> GraphDiff::brief(EntityId id) const {
  if (const auto course = entities_.find(id); course != entities_.end()) {
    return EntityBrief{id, course->second.type, course->second.name};
  }
  const auto entity = now_.find_entity(id);
  if (!entity) return entity.status();
  return EntityBrief{id, entity->type, entity->name};
}

Result<DiffReply> GraphDiff::finish() && {
  DiffReply reply;
  for (const auto& [note, course] : notes_) {
    if (course.is_told()) reply.notes.push_back({note, course.kind()});
  }
  for (const auto& [id, course] : entities_) {
    if (!course.is_told()) continue;
    reply.entities.push_back(
        {id, course.kind(), course.type, course.name, {course.notes.begin(), course.notes.end()}});
  }
  for (const auto& [key, course] : relations_) {
    if (!course.is_told()) continue;
    auto head = brief(key.head);
    if (!head) return head.status();
    auto tail = brief(key.tail);
    if (!tail) return tail.status();
    reply.relations.push_back({*std::move(head),
                               key.type,
                               *std::move(tail),
                               course.kind(),
                               {course.notes.begin(), course.notes.end()}});
  }
  for (auto& [number, decision] : decisions_) reply.decisions.push_back(std::move(decision));
  return reply;
}

}  // namespace notegraph::service
