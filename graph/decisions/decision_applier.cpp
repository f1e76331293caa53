#include "graph/decisions/decision_applier.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/decisions/entity_division.h"
#include "graph/decisions/renamed_notes.h"
#include "graph/model/surface.h"
#include "graph/store/merge.h"

namespace notegraph::decisions {
namespace {

using store::LocatedMention;

bool mention_before(const LocatedMention& a, const LocatedMention& b) {
  if (a.note != b.note) return a.note < b.note;
  return store::mention_before(a.mention, b.mention);
}

/// Joins the names of `entity` and `more` and puts them as aliases, each once.
void add_aliases(const std::vector<std::string>& more, Entity& entity) {
  std::set<std::string> aliases(entity.aliases.begin(), entity.aliases.end());
  aliases.insert(more.begin(), more.end());
  aliases.erase(entity.name);
  aliases.erase(entity.label);
  entity.aliases.assign(aliases.begin(), aliases.end());
}

std::vector<std::string> names_of(const Entity& entity) {
  std::vector<std::string> names = entity.aliases;
  names.push_back(entity.name);
  names.push_back(entity.label);
  return names;
}

void set_mentions(std::vector<LocatedMention> mentions, PlacedEntity& placed) {
  std::sort(mentions.begin(), mentions.end(), mention_before);
  placed.entity.mention_count = static_cast<std::uint32_t>(mentions.size());
  placed.mentions = std::move(mentions);
}

void add_attributes(std::vector<Attribute> more, Entity& entity) {
  std::move(more.begin(), more.end(), std::back_inserter(entity.attributes));
  std::stable_sort(entity.attributes.begin(), entity.attributes.end(), store::attribute_before);
}

/// `key` with `into` in the place of `from`.
RelationKey moved(RelationKey key, EntityId from, EntityId into) {
  if (key.head == from) key.head = into;
  if (key.tail == from) key.tail = into;
  return key;
}

class Applier {
 public:
  Applier(const Decision& decision, WorkingGraph& graph)
      : decision_(decision),
        graph_(graph),
        entity_(graph.resolve(decision.entity.id)),
        other_(graph.resolve(decision.other.id)) {}

  /// Each step answers whether there was something to do.
  bool apply() {
    switch (decision_.kind) {
      case DecisionKind::accept_relation: return accept_relation();
      case DecisionKind::reject_relation: return reject_relation();
      case DecisionKind::add_relation: return add_relation();
      case DecisionKind::accept_entity: return accept_entity();
      case DecisionKind::reject_entity: return reject_entity();
      case DecisionKind::accept_alias: return accept_alias();
      case DecisionKind::reject_alias: return reject_alias();
      case DecisionKind::merge: return merge();
      case DecisionKind::split: return split();
      case DecisionKind::rename: return rename();
      case DecisionKind::retype: return retype();
      case DecisionKind::keep_apart: return has_both();   // Only which merges are proposed.
      case DecisionKind::rename_note: return has_both();  // It speaks to earlier splits.
    }
    std::abort();  // Not an enumerator: a bug in the caller.
  }

 private:
  RelationKey relation_key() const { return {entity_, decision_.relation, other_}; }

  bool has_both() { return graph_.find_entity(entity_) != nullptr && graph_.find_entity(other_) != nullptr; }

  bool accept_relation() {
    if (graph_.find_relation(relation_key()) == nullptr) return false;
    graph_.add_evidence(relation_key(), {to_evidence(decision_)});
    return true;
  }

  bool reject_relation() {
    if (graph_.find_relation(relation_key()) == nullptr) return false;
    graph_.remove_relation(relation_key());
    return true;
  }

  bool add_relation() {
    find_or_make(entity_, decision_.entity);
    find_or_make(other_, decision_.other);
    graph_.add_evidence(relation_key(), {to_evidence(decision_)});
    return true;
  }

  bool accept_entity() {
    PlacedEntity* placed = graph_.find_entity(entity_);
    if (placed == nullptr) return false;
    placed->entity.confidence = 1;
    add_attributes({{"accepted", decision_.author, false, to_evidence(decision_)}}, placed->entity);
    return true;
  }

  bool reject_entity() {
    if (graph_.find_entity(entity_) == nullptr) return false;
    for (const RelationKey& key : graph_.relations_of(entity_)) graph_.remove_relation(key);
    graph_.remove_entity(entity_);
    return true;
  }

  bool accept_alias() {
    PlacedEntity* placed = graph_.find_entity(entity_);
    if (placed == nullptr) return false;
    add_aliases(decision_.aliases, placed->entity);
    return true;
  }

  bool reject_alias() {
    PlacedEntity* placed = graph_.find_entity(entity_);
    return placed != nullptr && !divide(*placed).empty();
  }

  bool merge() {
    if (entity_ == other_) return false;
    const bool is_there = graph_.find_entity(other_) != nullptr;
    if (is_there) {
      find_or_make(entity_, decision_.entity);
      absorb(entity_, other_);
    }
    graph_.redirect(other_, entity_);
    return is_there;
  }

  bool split() {
    if (other_ == entity_) {  // What was merged is taken apart again.
      other_ = decision_.other.id;
      graph_.end_redirect(other_);
    }
    PlacedEntity* placed = graph_.find_entity(entity_);
    if (placed == nullptr || entity_ == other_) return false;
    Gone gone = divide(*placed);
    if (gone.empty()) return false;
    PlacedEntity& target = find_or_make(other_, decision_.other);
    std::vector<std::string> names = std::move(gone.names);
    for (const LocatedMention& mention : gone.mentions) names.push_back(mention.mention.surface);
    add_names(names, target.entity);
    const std::set<std::string> before = notes_of(target);
    std::vector<LocatedMention> mentions = target.mentions;
    std::move(gone.mentions.begin(), gone.mentions.end(), std::back_inserter(mentions));
    set_mentions(std::move(mentions), target);
    add_attributes(std::move(gone.attributes), target.entity);
    for (const auto& [key, evidence] : gone.relations) {
      graph_.add_evidence(moved(key, entity_, other_), evidence);
    }
    target.entity.note_count += static_cast<std::uint32_t>(notes_of(target).size() - before.size());
    return true;
  }

  bool rename() {
    PlacedEntity* placed = graph_.find_entity(entity_);
    if (placed == nullptr) return false;
    const std::vector<std::string> old_names = names_of(placed->entity);
    placed->entity.name = placed->entity.label = decision_.value;
    add_aliases(old_names, placed->entity);
    take_over_namesake(*placed);
    return true;
  }

  bool retype() {
    PlacedEntity* placed = graph_.find_entity(entity_);
    if (placed == nullptr) return false;
    placed->entity.type = decision_.value;
    take_over_namesake(*placed);
    return true;
  }

  /// What a division takes out of an entity.
  struct Gone {
    std::vector<std::string> names;
    std::vector<LocatedMention> mentions;
    std::vector<Attribute> attributes;
    std::vector<std::pair<RelationKey, std::vector<Evidence>>> relations;
    bool empty() const {
      return names.empty() && mentions.empty() && attributes.empty() && relations.empty();
    }
  };

  Gone divide(PlacedEntity& placed) {
    const EntityDivision division(placed, decision_);
    const auto goes = [&](const auto& part) { return division.goes(part); };
    const std::set<std::string> notes_before = notes_of(placed);
    Gone gone;
    for (const RelationKey& key : graph_.relations_of(entity_)) {
      if (key.head == key.tail) continue;  // Of which of the two names it speaks, nobody knows.
      std::vector<Evidence> stays = graph_.find_relation(key)->evidence;
      std::vector<Evidence> goes_along = take_out(stays, goes);
      if (goes_along.empty()) continue;
      gone.relations.emplace_back(key, std::move(goes_along));
      graph_.set_evidence(key, std::move(stays));
    }
    Entity& entity = placed.entity;
    gone.attributes = take_out(entity.attributes,
                               [&](const Attribute& attribute) { return division.goes(attribute.evidence); });
    gone.names = take_out(entity.aliases, goes);
    if (division.goes(entity.label)) gone.names.push_back(std::exchange(entity.label, entity.name));
    gone.mentions = take_out(placed.mentions, goes);
    set_mentions(std::move(placed.mentions), placed);
    entity.note_count -= std::min<std::uint32_t>(
        entity.note_count, static_cast<std::uint32_t>(notes_before.size() - notes_of(placed).size()));
    return gone;
  }

  /// Moves all that is said of `from`, which is there, to `into`, which is there, too.
  void absorb(EntityId into, EntityId from) {
    PlacedEntity& kept = *graph_.find_entity(into);
    PlacedEntity& gone = *graph_.find_entity(from);
    std::vector<std::string> notes_of_both;
    const std::set<std::string> ours = notes_of(kept), theirs = notes_of(gone);
    std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                          std::back_inserter(notes_of_both));

    for (const RelationKey& key : graph_.relations_of(from)) {
      const std::vector<Evidence> evidence = graph_.find_relation(key)->evidence;
      const RelationKey new_key = moved(key, from, into);
      graph_.remove_relation(key);
      if (new_key.head != new_key.tail || key.head == key.tail) graph_.add_evidence(new_key, evidence);
    }
    add_aliases(names_of(gone.entity), kept.entity);
    std::vector<LocatedMention> mentions = std::move(kept.mentions);
    std::move(gone.mentions.begin(), gone.mentions.end(), std::back_inserter(mentions));
    set_mentions(std::move(mentions), kept);
    add_attributes(std::move(gone.entity.attributes), kept.entity);
    kept.entity.note_count += gone.entity.note_count - static_cast<std::uint32_t>(notes_of_both.size());
    kept.entity.confidence = std::max(kept.entity.confidence, gone.entity.confidence);
    graph_.remove_entity(from);
  }

  /// Joins the entity with the one that the notes may name just so.
  void take_over_namesake(PlacedEntity& placed) {
    const Entity& entity = placed.entity;
    const EntityId namesake = graph_.resolve(make_entity_id(entity.type, entity.name));
    if (namesake == entity.id) return;
    const PlacedEntity* other = graph_.find_entity(namesake);
    const auto identity = [](const Entity& e) { return std::tuple(e.type, surface_key(e.name)); };
    if (other == nullptr || identity(other->entity) != identity(entity)) return;
    absorb(entity.id, namesake);
    graph_.redirect(namesake, entity.id);
  }

  PlacedEntity& find_or_make(EntityId id, const EntityRef& ref) {
    if (PlacedEntity* placed = graph_.find_entity(id)) return *placed;
    Entity entity;
    entity.id = id;
    entity.type = ref.type;
    entity.name = entity.label = ref.name;
    return graph_.put_entity(std::move(entity));
  }

  /// Adds those of `names` that are none of its names in whatever spelling.
  static void add_names(const std::vector<std::string>& names, Entity& entity) {
    std::set<std::string> keys;
    for (const std::string& name : names_of(entity)) keys.insert(surface_key(name));
    std::vector<std::string> fresh;
    for (const std::string& name : names) {
      if (keys.insert(surface_key(name)).second) fresh.push_back(name);
    }
    add_aliases(fresh, entity);
  }

  /// The notes that are known to name an entity.
  std::set<std::string> notes_of(const PlacedEntity& placed) {
    std::set<std::string> notes;
    for (const LocatedMention& mention : placed.mentions) notes.insert(mention.note);
    const auto add = [&](const Evidence& evidence) {
      if (!is_from_decision(evidence)) notes.insert(evidence.note);
    };
    for (const Attribute& attribute : placed.entity.attributes) add(attribute.evidence);
    for (const RelationKey& key : graph_.relations_of(placed.entity.id)) {
      for (const Evidence& evidence : graph_.find_relation(key)->evidence) add(evidence);
    }
    return notes;
  }

  const Decision& decision_;
  WorkingGraph& graph_;
  const EntityId entity_;
  EntityId other_;
};

}  // namespace

bool apply_decision(const Decision& decision, WorkingGraph& graph) {
  return Applier(decision, graph).apply();
}

Result<GraphPatch> make_patch(const store::Snapshot& extracted, const std::vector<Decision>& decisions) {
  WorkingGraph graph(extracted);
  for (const Decision& decision : with_notes_renamed(decisions)) {
    if (!decision.undone) apply_decision(decision, graph);
  }
  if (!graph.status()) return graph.status();
  return std::move(graph).finish();
}

}  // namespace notegraph::decisions
