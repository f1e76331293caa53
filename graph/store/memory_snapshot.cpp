#include "graph/store/memory_snapshot.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "graph/store/refusals.h"

namespace notegraph::store {
namespace {

Note without_text(Note note) {
  note.text.clear();
  return note;
}

/// The rows of `map` behind `after`, each made by `to_row` from its entry.
template <typename Row, typename Map, typename ToRow>
Result<Page<Row, typename Map::key_type>> page_of(const Map& map,
                                                  const std::optional<typename Map::key_type>& after,
                                                  std::size_t limit, ToRow to_row) {
  if (Status status = check_page_limit(limit); !status) return status;
  Page<Row, typename Map::key_type> page;
  auto entry = after ? map.upper_bound(*after) : map.begin();
  for (; entry != map.end() && page.rows.size() < limit; ++entry) page.rows.push_back(to_row(*entry));
  if (entry != map.end()) page.next = std::prev(entry)->first;
  return page;
}

RelationSummary summary_of(const Relation& relation) {
  return {relation.key, relation.confidence, static_cast<std::uint32_t>(relation.evidence.size())};
}

class MemorySnapshot final : public Snapshot {
 public:
  explicit MemorySnapshot(std::shared_ptr<const MemoryState> state) : state_(std::move(state)) {}

  std::uint64_t sequence() const override { return state_->sequence; }
  Result<StoreCounts> counts() const override { return state_->counts; }
  Result<Ontology> ontology() const override { return state_->ontology; }

  Result<Entity> find_entity(EntityId id) const override {
    const auto found = state_->entities.find(id);
    if (found == state_->entities.end()) return no_such_entity(id);
    return found->second;
  }

  Result<std::vector<EntityId>> find_by_name(std::string_view key) const override {
    const auto found = state_->ids_by_name.find(key);
    if (found == state_->ids_by_name.end()) return std::vector<EntityId>();
    return found->second;
  }

  Result<Relation> find_relation(const RelationKey& key) const override {
    const auto found = state_->relations.find(key);
    if (found == state_->relations.end()) return no_such_relation(key);
    return found->second;
  }

  Result<std::vector<Relation>> find_relations(std::span<const RelationKey> keys) const override {
    std::vector<Relation> relations;
    for (const RelationKey& key : keys) {
      Result<Relation> relation = find_relation(key);
      if (!relation) return relation.status();
      relations.push_back(*std::move(relation));
    }
    return relations;
  }

  Result<IncidentRelations> relations_of(EntityId id, std::size_t limit) const override {
    IncidentRelations incident;
    for (FrontierRelation& row : relations_at(0, id, {})) {
      if (incident.total++ < limit) incident.rows.push_back(std::move(row.relation));
    }
    return incident;
  }

  Result<Page<FrontierRelation, FrontierPlace>> expand(std::span<const EntityId> frontier,
                                                       const RelationFilter& filter,
                                                       const std::optional<FrontierPlace>& after,
                                                       std::size_t limit) const override {
    if (Status status = check_page_limit(limit); !status) return status;
    Page<FrontierRelation, FrontierPlace> page;
    for (std::size_t i = after ? after->entity : 0; i < frontier.size(); ++i) {
      for (FrontierRelation& row : relations_at(i, frontier[i], filter)) {
        if (after && place_of(row) <= *after) continue;
        if (page.rows.size() == limit) {
          page.next = place_of(page.rows.back());
          return page;
        }
        page.rows.push_back(std::move(row));
      }
    }
    return page;
  }

  Result<std::vector<LocatedMention>> mentions_of(EntityId id, std::size_t limit) const override {
    const auto found = state_->mentions.find(id);
    if (found == state_->mentions.end()) return std::vector<LocatedMention>();
    const std::vector<LocatedMention>& all = found->second;
    return std::vector<LocatedMention>(all.begin(), all.begin() + std::min(limit, all.size()));
  }

  Result<Note> find_note(std::string_view id) const override {
    const auto found = state_->notes.find(id);
    if (found == state_->notes.end()) return no_such_note(id);
    return found->second->facts.note;
  }

  Result<NoteFacts> facts_of(std::string_view note) const override {
    const auto found = state_->notes.find(note);
    if (found == state_->notes.end()) return no_such_note(note);
    return found->second->facts;
  }

  Result<Page<Entity, EntityId>> scan_entities(std::optional<EntityId> after,
                                               std::size_t limit) const override {
    return page_of<Entity>(state_->entities, after, limit, [](const auto& entry) { return entry.second; });
  }

  Result<Page<RelationSummary, RelationKey>> scan_relations(const std::optional<RelationKey>& after,
                                                            std::size_t limit) const override {
    return page_of<RelationSummary>(state_->relations, after, limit,
                                    [](const auto& entry) { return summary_of(entry.second); });
  }

  Result<Page<Relation, RelationKey>> scan_relations_with_evidence(const std::optional<RelationKey>& after,
                                                                   std::size_t limit) const override {
    return page_of<Relation>(state_->relations, after, limit, [](const auto& entry) { return entry.second; });
  }

  Result<Page<Note, std::string>> scan_notes(const std::optional<std::string>& after,
                                             std::size_t limit) const override {
    return page_of<Note>(state_->notes, after, limit,
                         [](const auto& entry) { return without_text(entry.second->facts.note); });
  }

  Result<Page<GraphChange, std::uint64_t>> changes(std::uint64_t after, std::size_t limit) const override {
    if (Status status = check_changes_kept(after, state_->sequence); !status) return status;
    if (Status status = check_page_limit(limit); !status) return status;
    Page<GraphChange, std::uint64_t> page;
    for (const auto& change : state_->changes) {
      if (change->sequence <= after) continue;
      if (page.rows.size() == limit) {
        page.next = page.rows.back().sequence;
        break;
      }
      page.rows.push_back(*change);
    }
    return page;
  }

  Result<FactChanges> fact_changes(std::uint64_t sequence) const override {
    const auto found = std::lower_bound(
        state_->fact_changes.begin(), state_->fact_changes.end(), sequence,
        [](const KeptFactChanges& kept, std::uint64_t number) { return kept.sequence < number; });
    if (found == state_->fact_changes.end() || found->sequence != sequence) return facts_not_kept(sequence);
    return *found->changes;
  }

  Result<std::vector<Decision>> decisions() const override { return state_->decisions; }

 private:
  /// Those at `id`, which is number `place` of a frontier, in the order of FrontierPlace.
  std::vector<FrontierRelation> relations_at(std::size_t place, EntityId id,
                                             const RelationFilter& filter) const {
    std::vector<FrontierRelation> rows;
    const auto add = [&](const RelationKey& key, bool incoming) {
      if (!filter.allows(key.type)) return;
      rows.push_back({place, incoming, summary_of(state_->relations.at(key))});
    };
    if (filter.allows(false)) {
      const auto first = state_->relations.lower_bound({id, "", {}});
      for (auto row = first; row != state_->relations.end() && row->first.head == id; ++row) {
        add(row->first, false);
      }
    }
    if (const auto incoming = state_->incoming.find(id);
        filter.allows(true) && incoming != state_->incoming.end()) {
      for (const RelationKey& key : incoming->second) add(key, true);
    }
    return rows;
  }

  std::shared_ptr<const MemoryState> state_;
};

}  // namespace

std::unique_ptr<const Snapshot> make_memory_snapshot(std::shared_ptr<const MemoryState> state) {
  return std::make_unique<MemorySnapshot>(std::move(state));
}

}  // namespace notegraph::store
