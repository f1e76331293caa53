#include "graph/decisions/decision_effect.h"

#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "graph/decisions/decision_applier.h"
#include "graph/decisions/graph_patch.h"
#include "graph/store/fingerprints.h"

namespace notegraph::decisions {
namespace {

using store::ChangeKind;
using store::EntityChange;
using store::RelationChange;

const Entity& fact_of(const PlacedEntity& placed) {
  return placed.entity;
}
const Relation& fact_of(const Relation& relation) {
  return relation;
}

std::uint64_t state_of(const Entity& entity) {
  return store::fingerprint(entity, entity.attributes.size());
}
std::uint64_t state_of(const Relation& relation) {
  return store::fingerprint(relation.confidence, relation.evidence.size());
}

EntityChange change_of(const Entity& entity, ChangeKind kind, const store::StateChange& states) {
  return {entity.id, kind, entity.type, entity.name, {}, states};
}
RelationChange change_of(const Relation& relation, ChangeKind kind, const store::StateChange& states) {
  return {relation.key, kind, {}, states};
}

/// The fact of `key` once `replacement` is made; `find(key)` gives it without.
template <typename Fact, typename Key, typename Row, typename Find>
Result<std::optional<Fact>> shown(const Replacement<Key, Row>& replacement, const Key& key, Find find) {
  if (const auto row = replacement.shown.find(key); row != replacement.shown.end()) {
    return std::optional<Fact>(fact_of(row->second));
  }
  if (replacement.replaced.contains(key)) return std::optional<Fact>();
  Result<Fact> extracted = find(key);
  if (extracted) return std::optional<Fact>(*std::move(extracted));
  if (extracted.status().code() == StatusCode::not_found) return std::optional<Fact>();
  return extracted.status();
}

/// Adds to `changes` what differs between the two. Whatever neither of them replaces or shows does not.
template <typename Fact, typename Key, typename Row, typename Find, typename Change>
Status compare(const Replacement<Key, Row>& before, const Replacement<Key, Row>& now, Find find,
               std::vector<Change>& changes) {
  std::set<Key> keys;
  for (const Replacement<Key, Row>* side : {&before, &now}) {
    keys.insert(side->replaced.begin(), side->replaced.end());
    for (const auto& [key, row] : side->shown) keys.insert(key);
  }
  for (const Key& key : keys) {
    const auto was = shown<Fact>(before, key, find);
    if (!was) return was.status();
    const auto is = shown<Fact>(now, key, find);
    if (!is) return is.status();
    store::StateChange states;
    if (*was) states.before = state_of(**was);
    if (*is) states.now = state_of(**is);
    if (states.before == states.now) continue;
    const ChangeKind kind = !*was ? ChangeKind::added : *is ? ChangeKind::changed : ChangeKind::removed;
    changes.push_back(change_of(*is ? **is : **was, kind, states));
  }
  return {};
}

}  // namespace

Result<store::FactChanges> effect_of(const store::Snapshot& extracted, const std::vector<Decision>& before,
                                     const std::vector<Decision>& now) {
  const auto patch_before = make_patch(extracted, before);
  if (!patch_before) return patch_before.status();
  const auto patch_now = make_patch(extracted, now);
  if (!patch_now) return patch_now.status();
  store::FactChanges effect;
  Status status = compare<Entity>(
      patch_before->entities, patch_now->entities, [&](EntityId id) { return extracted.find_entity(id); },
      effect.entities);
  if (!status) return status;
  status = compare<Relation>(
      patch_before->relations, patch_now->relations,
      [&](const RelationKey& key) { return extracted.find_relation(key); }, effect.relations);
  if (!status) return status;
  return effect;
}

}  // namespace notegraph::decisions
