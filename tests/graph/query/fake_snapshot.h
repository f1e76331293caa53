#ifndef NOTEGRAPH_TESTS_GRAPH_QUERY_FAKE_SNAPSHOT_H_
#define NOTEGRAPH_TESTS_GRAPH_QUERY_FAKE_SNAPSHOT_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "graph/store/graph_store.h"

namespace notegraph::query::test {

/// A snapshot that lists the entities and relations it is given; that is all a query engine reads of one.
class FakeSnapshot final : public store::Snapshot {
 public:
  void add_entity(std::uint64_t id, std::string type = "concept") {
    Entity entity;
    entity.id = {id};
    entity.type = std::move(type);
    add_entity(std::move(entity));
  }
  void add_entity(Entity entity) {
    insert_sorted(entities_, std::move(entity), [](const Entity& e) { return e.id; });
  }
  void add_relation(std::uint64_t head, std::string type, std::uint64_t tail, double confidence = 1) {
    store::RelationSummary relation{{{head}, std::move(type), {tail}}, confidence, 1};
    insert_sorted(relations_, std::move(relation), [](const store::RelationSummary& r) { return r.key; });
  }

  std::uint64_t sequence() const override { return 7; }
  Result<store::Page<Entity, EntityId>> scan_entities(std::optional<EntityId> after,
                                                      std::size_t limit) const override {
    return page<EntityId>(entities_, after, limit, [](const Entity& e) { return e.id; });
  }
  Result<store::Page<store::RelationSummary, RelationKey>> scan_relations(
      const std::optional<RelationKey>& after, std::size_t limit) const override {
    return page<RelationKey>(relations_, after, limit, [](const store::RelationSummary& r) { return r.key; });
  }

  Result<store::StoreCounts> counts() const override { return unread(); }
  Result<Ontology> ontology() const override { return unread(); }
  Result<Entity> find_entity(EntityId) const override { return unread(); }
  Result<std::vector<EntityId>> find_by_name(std::string_view) const override { return unread(); }
  Result<Relation> find_relation(const RelationKey&) const override { return unread(); }
  Result<std::vector<Relation>> find_relations(std::span<const RelationKey>) const override {
    return unread();
  }
  Result<store::IncidentRelations> relations_of(EntityId, std::size_t) const override { return unread(); }
  Result<store::Page<store::FrontierRelation, store::FrontierPlace>> expand(
      std::span<const EntityId>, const store::RelationFilter&, const std::optional<store::FrontierPlace>&,
      std::size_t) const override {
    return unread();
  }
  Result<store::Page<Relation, RelationKey>> scan_relations_with_evidence(const std::optional<RelationKey>&,
                                                                          std::size_t) const override {
    return unread();
  }
  Result<std::vector<store::LocatedMention>> mentions_of(EntityId, std::size_t) const override {
    return unread();
  }
  Result<Note> find_note(std::string_view) const override { return unread(); }
  Result<NoteFacts> facts_of(std::string_view) const override { return unread(); }
  Result<store::Page<store::GraphChange, std::uint64_t>> changes(std::uint64_t, std::size_t) const override {
    return unread();
  }
  Result<store::FactChanges> fact_changes(std::uint64_t) const override { return unread(); }
  Result<std::vector<Decision>> decisions() const override { return std::vector<Decision>(); }
  Result<store::Page<Note, std::string>> scan_notes(const std::optional<std::string>&,
                                                    std::size_t) const override {
    return unread();
  }

 private:
  static Status unread() { return {StatusCode::unavailable, "a query engine has no business here"}; }

  template <typename Row, typename KeyOf>
  static void insert_sorted(std::vector<Row>& rows, Row row, KeyOf key_of) {
    const auto place = std::lower_bound(rows.begin(), rows.end(), key_of(row),
                                        [&](const Row& r, const auto& key) { return key_of(r) < key; });
    rows.insert(place, std::move(row));
  }

  template <typename Position, typename Row, typename KeyOf>
  static store::Page<Row, Position> page(const std::vector<Row>& rows, const std::optional<Position>& after,
                                         std::size_t limit, KeyOf key_of) {
    auto begin = rows.begin();
    if (after) {
      begin = std::upper_bound(rows.begin(), rows.end(), *after,
                               [&](const Position& key, const Row& r) { return key < key_of(r); });
    }
    const auto count = std::min<std::size_t>(limit, static_cast<std::size_t>(rows.end() - begin));
    store::Page<Row, Position> out;
    out.rows.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    if (begin + static_cast<std::ptrdiff_t>(count) != rows.end()) out.next = key_of(out.rows.back());
    return out;
  }

  std::vector<Entity> entities_;
  std::vector<store::RelationSummary> relations_;
};

}  // namespace notegraph::query::test

#endif  // NOTEGRAPH_TESTS_GRAPH_QUERY_FAKE_SNAPSHOT_H_
