#include "graph/query/touched_entities.h"

#include <algorithm>

namespace notegraph::query {
namespace {

constexpr std::size_t kChangesAPage = 64;

}  // namespace

Result<std::optional<std::vector<EntityId>>> find_touched(const store::Snapshot& snapshot,
                                                          std::uint64_t sequence, std::size_t most) {
  constexpr std::nullopt_t kUnknown = std::nullopt;
  std::vector<EntityId> touched;
  if (sequence > snapshot.sequence()) return std::optional<std::vector<EntityId>>(kUnknown);
  std::optional<std::uint64_t> after = sequence;
  while (after) {
    auto page = snapshot.changes(*after, kChangesAPage);
    if (!page && page.status().code() == StatusCode::not_found) {
      return std::optional<std::vector<EntityId>>(kUnknown);
    }
    if (!page) return page.status();
    for (const store::GraphChange& change : page->rows) {
      if (!change.entities_known) return std::optional<std::vector<EntityId>>(kUnknown);
      touched.insert(touched.end(), change.entities.begin(), change.entities.end());
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    if (touched.size() > most) return std::optional<std::vector<EntityId>>(kUnknown);
    after = page->next;
  }
  return std::optional(std::move(touched));
}

}  // namespace notegraph::query
