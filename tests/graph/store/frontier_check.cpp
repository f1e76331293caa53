#include "tests/graph/store/frontier_check.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <gtest/gtest.h>

namespace notegraph::test {
namespace {

using store::FrontierPlace;
using store::FrontierRelation;
using store::RelationFilter;
using store::Snapshot;

using Rows = std::vector<FrontierRelation>;

constexpr std::size_t kMany = 100'000;

/// What expand() is to answer, by its definition.
Rows expand_by_scan(const Snapshot& snapshot, const std::vector<EntityId>& frontier,
                    const RelationFilter& filter) {
  std::vector<std::pair<FrontierPlace, FrontierRelation>> found;
  const auto relations = snapshot.scan_relations({}, kMany);
  EXPECT_TRUE(relations) << relations.status().message();
  for (const store::RelationSummary& relation : relations->rows) {
    for (std::size_t i = 0; i < frontier.size(); ++i) {
      const RelationKey& key = relation.key;
      for (const bool incoming : {false, true}) {
        const bool is_at =
            incoming ? key.tail == frontier[i] && key.head != frontier[i] : key.head == frontier[i];
        if (!is_at || !filter.allows(incoming) || !filter.allows(key.type)) continue;
        const FrontierRelation each{i, incoming, relation};
        found.emplace_back(place_of(each), each);
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Rows rows;
  for (auto& [place, each] : found) rows.push_back(std::move(each));
  return rows;
}

}  // namespace

std::vector<FrontierRelation> expand_all(const Snapshot& snapshot, const std::vector<EntityId>& frontier,
                                         const RelationFilter& filter, std::size_t limit) {
  Rows rows;
  std::optional<FrontierPlace> after;
  do {
    const auto page = snapshot.expand(frontier, filter, after, limit);
    EXPECT_TRUE(page) << page.status().message();
    if (!page) return rows;
    EXPECT_LE(page->rows.size(), limit);
    EXPECT_TRUE(!page->next || page->rows.size() == limit) << "a page ends early";
    rows.insert(rows.end(), page->rows.begin(), page->rows.end());
    after = page->next;
  } while (after);
  return rows;
}

void expect_expands_as_scanned(const Snapshot& snapshot, std::mt19937_64& random) {
  const auto entities = snapshot.scan_entities({}, kMany);
  ASSERT_TRUE(entities) << entities.status().message();
  std::vector<EntityId> frontier;
  for (std::size_t left = entities->rows.empty() ? 0 : random() % 8; left > 0; --left) {
    frontier.push_back(entities->rows[random() % entities->rows.size()].id);
  }
  RelationFilter filter;
  filter.direction = static_cast<Direction>(random() % 3);
  if (random() % 2 == 0) filter.types = {"uses", "related_to"};
  const Rows want = expand_by_scan(snapshot, frontier, filter);
  for (const std::size_t limit : {std::size_t{1}, std::size_t{2}, std::size_t{3}, kMany}) {
    EXPECT_EQ(expand_all(snapshot, frontier, filter, limit), want) << "pages of " << limit;
  }
}

}  // namespace notegraph::test
