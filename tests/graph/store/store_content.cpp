#include "tests/graph/store/store_content.h"

#include <limits>
#include <optional>
#include <utility>

#include <gtest/gtest.h>

#include "graph/model/surface.h"

namespace notegraph::test {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

/// Appends all pages of a listing. `scan` gives the page behind a position.
template <typename Row, typename Position, typename Scan>
Status read_pages(std::vector<Row>& rows, Scan scan) {
  std::optional<Position> after;
  do {
    Result<store::Page<Row, Position>> page = scan(after);
    if (!page) return page.status();
    rows.insert(rows.end(), page->rows.begin(), page->rows.end());
    after = page->next;
  } while (after);
  return {};
}

/// Moves the value of `result` to `place`, or its error to `status` if that is the first.
template <typename T>
void take(Result<T> result, T& place, Status& status) {
  if (result) {
    place = *std::move(result);
  } else if (status) {
    status = result.status();
  }
}

template <typename T>
void take_back(Result<T> result, std::vector<T>& list, Status& status) {
  take(std::move(result), list.emplace_back(), status);
}

}  // namespace

Result<StoreContent> read_content(const store::Snapshot& snapshot, std::size_t page_rows) {
  StoreContent content;
  Status status;
  take(snapshot.counts(), content.counts, status);
  take(snapshot.ontology(), content.ontology, status);
  if (status) {
    status = read_pages<Note, std::string>(
        content.notes, [&](const auto& after) { return snapshot.scan_notes(after, page_rows); });
  }
  if (status) {
    status = read_pages<Entity, EntityId>(
        content.entities, [&](const auto& after) { return snapshot.scan_entities(after, page_rows); });
  }
  if (status) {
    status = read_pages<store::RelationSummary, RelationKey>(
        content.relation_summaries,
        [&](const auto& after) { return snapshot.scan_relations(after, page_rows); });
  }
  if (status) {
    status = read_pages<Relation, RelationKey>(content.scanned_relations, [&](const auto& after) {
      return snapshot.scan_relations_with_evidence(after, page_rows);
    });
  }
  for (const Note& note : content.notes) {
    take_back(snapshot.find_note(note.id), content.whole_notes, status);
    take_back(snapshot.facts_of(note.id), content.facts, status);
  }
  for (const Entity& entity : content.entities) {
    take_back(snapshot.find_entity(entity.id), content.found_entities, status);
    take_back(snapshot.mentions_of(entity.id, kAll), content.mentions, status);
    take_back(snapshot.mentions_of(entity.id, 2), content.first_mentions, status);
    take_back(snapshot.relations_of(entity.id, kAll), content.incident_relations, status);
    take_back(snapshot.relations_of(entity.id, 2), content.first_incident_relations, status);
    std::vector<std::string> names = entity.aliases;
    names.push_back(entity.name);
    names.push_back(entity.label);
    for (const std::string& name : names) {
      const std::string key = surface_key(name);
      take(snapshot.find_by_name(key), content.ids_by_name[key], status);
    }
  }
  if (status) {
    std::vector<EntityId> all;
    for (const Entity& entity : content.entities) all.push_back(entity.id);
    status = read_pages<store::FrontierRelation, store::FrontierPlace>(
        content.expanded, [&](const auto& after) { return snapshot.expand(all, {}, after, page_rows); });
  }
  std::vector<RelationKey> keys_backward;
  for (const store::RelationSummary& relation : content.relation_summaries) {
    take_back(snapshot.find_relation(relation.key), content.relations, status);
    keys_backward.insert(keys_backward.begin(), relation.key);
  }
  take(snapshot.find_relations(keys_backward), content.relations_backward, status);
  if (!status) return status;
  return content;
}

void expect_same_content(const StoreContent& got, const StoreContent& want) {
  EXPECT_TRUE(got.counts == want.counts);
  EXPECT_TRUE(got.ontology == want.ontology);
  EXPECT_TRUE(got.notes == want.notes);
  EXPECT_TRUE(got.whole_notes == want.whole_notes);
  EXPECT_TRUE(got.facts == want.facts);
  EXPECT_TRUE(got.entities == want.entities);
  EXPECT_TRUE(got.found_entities == want.found_entities);
  EXPECT_TRUE(got.relation_summaries == want.relation_summaries);
  EXPECT_TRUE(got.relations == want.relations);
  EXPECT_TRUE(std::equal(got.relations.rbegin(), got.relations.rend(), got.relations_backward.begin(),
                         got.relations_backward.end()));
  EXPECT_TRUE(got.scanned_relations == want.scanned_relations);
  EXPECT_TRUE(got.ids_by_name == want.ids_by_name);
  EXPECT_TRUE(got.mentions == want.mentions);
  EXPECT_TRUE(got.first_mentions == want.first_mentions);
  EXPECT_TRUE(got.incident_relations == want.incident_relations);
  EXPECT_TRUE(got.first_incident_relations == want.first_incident_relations);
  EXPECT_TRUE(got.expanded == want.expanded);
}

void expect_same_content(const store::GraphStore& got, const store::GraphStore& want) {
  const Result<StoreContent> got_content = read_content(*got.snapshot());
  const Result<StoreContent> want_content = read_content(*want.snapshot());
  ASSERT_TRUE(got_content) << got_content.status().message();
  ASSERT_TRUE(want_content) << want_content.status().message();
  expect_same_content(*got_content, *want_content);
}

}  // namespace notegraph::test
