#ifndef NOTEGRAPH_API_SERVICE_SCAN_H_
#define NOTEGRAPH_API_SERVICE_SCAN_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"

// Whole listings of a snapshot, page by page, so that callers need not hold positions.
namespace notegraph::service {

inline constexpr std::size_t kPageSize = 1000;

/// Calls visit(row) for every row of the listing that next_page(after) gives page by page.
template <typename Position, typename NextPage, typename Visit>
Status for_each_row(NextPage next_page, Visit visit) {
  std::optional<Position> after;
  do {
    auto page = next_page(after);
    if (!page) return page.status();
    for (auto& row : page->rows) visit(row);
    after = std::move(page->next);
  } while (after);
  return {};
}

template <typename Visit>
Status for_each_entity(const store::Snapshot& snapshot, Visit visit) {
  return for_each_row<EntityId>([&](const auto& after) { return snapshot.scan_entities(after, kPageSize); },
                                visit);
}

template <typename Visit>
Status for_each_relation(const store::Snapshot& snapshot, Visit visit) {
  return for_each_row<RelationKey>(
      [&](const auto& after) { return snapshot.scan_relations(after, kPageSize); }, visit);
}

template <typename Visit>
Status for_each_relation_with_evidence(const store::Snapshot& snapshot, Visit visit) {
  return for_each_row<RelationKey>(
      [&](const auto& after) { return snapshot.scan_relations_with_evidence(after, kPageSize); }, visit);
}

template <typename Visit>
Status for_each_note(const store::Snapshot& snapshot, Visit visit) {
  return for_each_row<std::string>([&](const auto& after) { return snapshot.scan_notes(after, kPageSize); },
                                   visit);
}

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_SCAN_H_
