#include "graph/decisions/decided_snapshot.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/decisions/decision_applier.h"
#include "graph/decisions/entity_ties.h"
#include "graph/decisions/graph_patch.h"
#include "graph/model/surface.h"
#include "graph/store/refusals.h"

namespace notegraph::decisions {
namespace {

using store::FrontierPlace;
using store::FrontierRelation;
using store::Page;
using store::RelationSummary;

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kRowsAPage = 1024;

RelationSummary summary_of(const Relation& relation) {
  return {relation.key, relation.confidence, static_cast<std::uint32_t>(relation.evidence.size())};
}

const EntityId& key_of(const Entity& entity) {
  return entity.id;
}
store::FrontierPlace key_of(const FrontierRelation& row) {
  return store::place_of(row);
}
template <typename RelationRow>
const RelationKey& key_of(const RelationRow& relation) {
  return relation.key;
}

/// `key`, as it stands at entity number `place` of a frontier, which is `id`.
FrontierRelation at_entity(std::size_t place, EntityId id, RelationSummary relation) {
  const bool incoming = relation.key.head != id;
  return {place, incoming, std::move(relation)};
}

/// The page behind `after` of the listing that `scan(after, limit)` gives, with `replacement` in it. `to_row`
/// makes a row of what is shown instead.
template <typename Row, typename Key, typename Shown, typename Scan, typename ToRow>
Result<Page<Row, Key>> merged_page(const Replacement<Key, Shown>& replacement, std::optional<Key> after,
                                   std::size_t limit, Scan scan, ToRow to_row) {
  Page<Row, Key> merged;
  auto shown = after ? replacement.shown.upper_bound(*after) : replacement.shown.begin();
  const auto show_up_to = [&](const std::optional<Key>& bound) {  // Nothing: to the end.
    for (; shown != replacement.shown.end() && (!bound || shown->first < *bound); ++shown) {
      merged.rows.push_back(to_row(shown->second));
    }
  };
  do {
    auto page = scan(after, limit);
    if (!page) return page.status();
    for (Row& row : page->rows) {
      if (replacement.replaced.contains(key_of(row))) continue;
      show_up_to(key_of(row));
      merged.rows.push_back(std::move(row));
    }
    after = std::move(page->next);
  } while (after && merged.rows.size() <= limit);
  if (!after) show_up_to(std::nullopt);
  if (merged.rows.size() > limit) {
    merged.rows.resize(limit);
    merged.next = key_of(merged.rows.back());
  }
  return merged;
}

/// The order of IncidentRelations at the entity `id`.
auto incident_order(EntityId id) {
  return [id](const RelationSummary& a, const RelationSummary& b) {
    const auto place = [id](const RelationKey& key) {
      const bool incoming = key.head != id;
      return std::tuple(incoming, std::string_view(key.type), incoming ? key.head : key.tail);
    };
    return place(a.key) < place(b.key);
  };
}

class DecidedSnapshot final : public store::Snapshot {
 public:
  DecidedSnapshot(std::unique_ptr<const store::Snapshot> extracted, GraphPatch patch, EntityTies ties)
      : extracted_(std::move(extracted)), patch_(std::move(patch)), ties_(std::move(ties)) {
    for (const auto& [id, placed] : patch_.entities.shown) {
      for (const std::string& alias : placed.entity.aliases) ids_by_name_[surface_key(alias)].insert(id);
      ids_by_name_[surface_key(placed.entity.name)].insert(id);
      ids_by_name_[surface_key(placed.entity.label)].insert(id);
    }
    for (const RelationKey& key : patch_.relations.replaced) {
      replaced_at_[key.head].insert(key);
      replaced_at_[key.tail].insert(key);
    }
    for (const auto& [key, relation] : patch_.relations.shown) {
      shown_at_[key.head].insert(key);
      shown_at_[key.tail].insert(key);
    }
  }

  std::uint64_t sequence() const override { return extracted_->sequence(); }
  Result<store::StoreCounts> counts() const override { return patch_.counts; }
  Result<Ontology> ontology() const override { return extracted_->ontology(); }

  Result<Entity> find_entity(EntityId id) const override {
    if (const PlacedEntity* placed = find_shown(patch_.entities, id)) return placed->entity;
    if (patch_.entities.replaced.contains(id)) return store::no_such_entity(id);
    return extracted_->find_entity(id);
  }

  Result<std::vector<EntityId>> find_by_name(std::string_view key) const override {
    auto ids = extracted_->find_by_name(key);
    if (!ids) return ids;
    std::erase_if(*ids, [&](EntityId id) { return patch_.entities.replaced.contains(id); });
    if (const auto shown = ids_by_name_.find(key); shown != ids_by_name_.end()) {
      ids->insert(ids->end(), shown->second.begin(), shown->second.end());
      std::sort(ids->begin(), ids->end());
    }
    return ids;
  }

  Result<Relation> find_relation(const RelationKey& key) const override {
    if (const Relation* relation = find_shown(patch_.relations, key)) return *relation;
    if (patch_.relations.replaced.contains(key)) return store::no_such_relation(key);
    return extracted_->find_relation(key);
  }

  Result<std::vector<Relation>> find_relations(std::span<const RelationKey> keys) const override {
    std::vector<RelationKey> extracted;
    for (const RelationKey& key : keys) {
      if (find_shown(patch_.relations, key) != nullptr) continue;
      if (patch_.relations.replaced.contains(key)) return store::no_such_relation(key);
      extracted.push_back(key);
    }
    auto found = extracted_->find_relations(extracted);
    if (!found) return found;
    std::vector<Relation> relations;
    auto next = found->begin();
    for (const RelationKey& key : keys) {
      const Relation* shown = find_shown(patch_.relations, key);
      relations.push_back(shown != nullptr ? *shown : std::move(*next++));
    }
    return relations;
  }

  Result<store::IncidentRelations> relations_of(EntityId id, std::size_t limit) const override {
    const std::set<RelationKey>& replaced = keys_at(replaced_at_, id);
    const std::set<RelationKey>& shown = keys_at(shown_at_, id);
    if (replaced.empty() && shown.empty()) return extracted_->relations_of(id, limit);

    const std::size_t enough = limit > kAll - replaced.size() ? kAll : limit + replaced.size();
    auto incident = extracted_->relations_of(id, enough);
    if (!incident) return incident;
    std::erase_if(incident->rows, [&](const RelationSummary& row) { return replaced.contains(row.key); });
    for (const RelationKey& key : shown) incident->rows.push_back(summary_of(patch_.relations.shown.at(key)));
    std::sort(incident->rows.begin(), incident->rows.end(), incident_order(id));
    if (incident->rows.size() > limit) incident->rows.resize(limit);
    incident->total += shown.size();
    incident->total -= replaced.size();
    return incident;
  }

  Result<Page<FrontierRelation, FrontierPlace>> expand(std::span<const EntityId> frontier,
                                                       const store::RelationFilter& filter,
                                                       const std::optional<FrontierPlace>& after,
                                                       std::size_t limit) const override {
    Replacement<FrontierPlace, FrontierRelation> at_frontier;
    for (std::size_t i = after ? after->entity : 0; i < frontier.size(); ++i) {
      for (const RelationKey& key : keys_at(replaced_at_, frontier[i])) {
        at_frontier.replaced.insert(place_of(at_entity(i, frontier[i], {key})));
      }
      for (const RelationKey& key : keys_at(shown_at_, frontier[i])) {
        auto row = at_entity(i, frontier[i], summary_of(patch_.relations.shown.at(key)));
        const bool is_asked_for = filter.allows(row.incoming) && filter.allows(key.type);
        if (is_asked_for) at_frontier.shown.emplace(place_of(row), std::move(row));
      }
    }
    return merged_page<FrontierRelation>(
        at_frontier, after, limit,
        [&](const auto& behind, std::size_t rows) {
          return extracted_->expand(frontier, filter, behind, rows);
        },
        [](const FrontierRelation& row) { return row; });
  }

  Result<std::vector<store::LocatedMention>> mentions_of(EntityId id, std::size_t limit) const override {
    const PlacedEntity* placed = find_shown(patch_.entities, id);
    if (placed == nullptr && patch_.entities.replaced.contains(id))
      return std::vector<store::LocatedMention>();
    if (placed == nullptr) return extracted_->mentions_of(id, limit);
    const auto& all = placed->mentions;
    const auto count = static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
    return std::vector<store::LocatedMention>(all.begin(), all.begin() + count);
  }

  Result<Note> find_note(std::string_view id) const override { return extracted_->find_note(id); }
  Result<NoteFacts> facts_of(std::string_view note) const override { return extracted_->facts_of(note); }

  Result<Page<Entity, EntityId>> scan_entities(std::optional<EntityId> after,
                                               std::size_t limit) const override {
    return merged_page<Entity>(
        patch_.entities, after, limit,
        [&](const auto& behind, std::size_t rows) { return extracted_->scan_entities(behind, rows); },
        [](const PlacedEntity& placed) { return placed.entity; });
  }

  Result<Page<RelationSummary, RelationKey>> scan_relations(const std::optional<RelationKey>& after,
                                                            std::size_t limit) const override {
    return merged_page<RelationSummary>(
        patch_.relations, after, limit,
        [&](const auto& behind, std::size_t rows) { return extracted_->scan_relations(behind, rows); },
        summary_of);
  }

  Result<Page<Relation, RelationKey>> scan_relations_with_evidence(const std::optional<RelationKey>& after,
                                                                   std::size_t limit) const override {
    return merged_page<Relation>(
        patch_.relations, after, limit,
        [&](const auto& behind, std::size_t rows) {
          return extracted_->scan_relations_with_evidence(behind, rows);
        },
        [](const Relation& relation) { return relation; });
  }

  Result<Page<Note, std::string>> scan_notes(const std::optional<std::string>& after,
                                             std::size_t limit) const override {
    return extracted_->scan_notes(after, limit);
  }

  Result<Page<store::GraphChange, std::uint64_t>> changes(std::uint64_t after,
                                                          std::size_t limit) const override {
    auto page = extracted_->changes(after, limit);
    if (!page) return page;
    for (store::GraphChange& change : page->rows) {
      std::set<EntityId> entities(change.entities.begin(), change.entities.end());
      for (const EntityId id : change.entities) {
        if (!ties_.contains(id)) continue;
        if (Status status = add_tied(id, entities); !status) return status;
      }
      change.entities.assign(entities.begin(), entities.end());
    }
    return page;
  }

  Result<store::FactChanges> fact_changes(std::uint64_t sequence) const override {
    return extracted_->fact_changes(sequence);
  }
  Result<std::vector<Decision>> decisions() const override { return extracted_->decisions(); }

 private:
  using KeysByEntity = std::map<EntityId, std::set<RelationKey>>;

  static const std::set<RelationKey>& keys_at(const KeysByEntity& keys, EntityId id) {
    static const std::set<RelationKey> kNone;
    const auto found = keys.find(id);
    return found == keys.end() ? kNone : found->second;
  }

  /// Adds all that is tied to `id`, and all that a relation joins to any of it or may have joined before.
  Status add_tied(EntityId id, std::set<EntityId>& entities) const {
    const std::set<EntityId> tied = ties_.tied_to(id);
    const std::vector<EntityId> members(tied.begin(), tied.end());
    entities.insert(tied.begin(), tied.end());
    std::set<EntityId> neighbors;
    for (const EntityId member : members) neighbors.merge(ties_.added_neighbors(member));
    std::optional<FrontierPlace> after;
    do {
      const auto page = extracted_->expand(members, {}, after, kRowsAPage);
      if (!page) return page.status();
      for (const FrontierRelation& row : page->rows) neighbors.insert(place_of(row).other);
      after = page->next;
    } while (after);
    for (const EntityId neighbor : neighbors) entities.merge(ties_.tied_to(neighbor));
    return {};
  }

  template <typename Key, typename Row>
  static const Row* find_shown(const Replacement<Key, Row>& replacement, const Key& key) {
    const auto found = replacement.shown.find(key);
    return found == replacement.shown.end() ? nullptr : &found->second;
  }

  std::unique_ptr<const store::Snapshot> extracted_;
  GraphPatch patch_;
  EntityTies ties_;
  // Ways into patch_.
  std::map<std::string, std::set<EntityId>, std::less<>> ids_by_name_;
  KeysByEntity replaced_at_, shown_at_;  // By either end.
};

}  // namespace

Result<std::unique_ptr<const store::Snapshot>> apply_decisions(
    std::unique_ptr<const store::Snapshot> extracted) {
  const auto decisions = extracted->decisions();
  if (!decisions) return decisions.status();
  if (decisions->empty()) return extracted;

  auto patch = make_patch(*extracted, *decisions);
  if (!patch) return patch.status();
  return std::unique_ptr<const store::Snapshot>(
      std::make_unique<DecidedSnapshot>(std::move(extracted), *std::move(patch), EntityTies(*decisions)));
}

}  // namespace notegraph::decisions
