#include "graph/query/edge_reader.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "graph/model/relation.h"
#include "graph/query/confidence_scale.h"
#include "graph/query/type_numbers.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 4096;
constexpr std::size_t kLeastEntitiesAThread = 10'000;

Status dangling(const RelationKey& key) {
  return {StatusCode::corruption,
          fmt::format("relation {:016x} {} {:016x} names an entity that is not stored", key.head.value,
                      key.type, key.tail.value)};
}

Status too_many_relations() {
  return {StatusCode::limit_exceeded, fmt::format("more than {} relations", kMostEdges - 1)};
}

/// The relations that lead out of some vertices that lie together.
class RangeReader {
 public:
  RangeReader(const store::Snapshot& snapshot, const EntityDirectory& entities, RowCounter& counter)
      : snapshot_(snapshot), entities_(entities), counter_(counter) {}

  /// Those out of [begin, end), and out of whatever lies behind them if `end` is the last.
  Status read(Vertex begin, Vertex end) {
    head_ = begin;
    std::optional<RelationKey> after;  // No relation has an empty type: all of `begin` lie behind it.
    if (begin != 0) after = RelationKey{entities_.id(begin), "", {}};
    do {
      auto page = snapshot_.scan_relations(after, kRowsAPage);
      if (!page) return page.status();
      std::size_t rows = 0;
      for (const store::RelationSummary& row : page->rows) {
        const bool is_behind = end != entities_.size() && row.key.head >= entities_.id(end);
        if (is_behind) {
          page->next.reset();
          break;
        }
        if (Status status = add(row); !status) return status;
        ++rows;
      }
      counter_.add(rows);
      after = std::move(page->next);
    } while (after);
    return {};
  }

  TypeNumbers types;
  std::vector<CsrGraph::Edge> edges;

 private:
  Status add(const store::RelationSummary& row) {
    while (head_ != entities_.size() && entities_.id(head_) < row.key.head) ++head_;  // They ascend.
    const auto tail = entities_.find(row.key.tail);
    if (head_ == entities_.size() || entities_.id(head_) != row.key.head || !tail) return dangling(row.key);
    if (edges.size() + 1 == kMostEdges) return too_many_relations();
    const Result<std::uint16_t> type = types.number(row.key.type);
    if (!type) return type.status();
    edges.push_back({head_, *type, *tail, to_billionths(row.confidence)});
    return {};
  }

  const store::Snapshot& snapshot_;
  const EntityDirectory& entities_;
  RowCounter& counter_;
  Vertex head_ = 0;
};

/// What was read, one range behind the other.
Result<TypedEdges> join(std::vector<RangeReader>& ranges) {
  TypeNumbers all;
  std::size_t count = 0;
  for (const RangeReader& range : ranges) {
    count += range.edges.size();
    for (const std::string& name : range.types.names) {
      if (const auto number = all.number(name); !number) return number.status();
    }
  }
  if (count >= kMostEdges) return too_many_relations();
  TypedEdges joined{std::move(all.names), std::move(ranges.front().edges)};
  std::sort(joined.types.begin(), joined.types.end());
  joined.edges.reserve(count);
  for (RangeReader& range : ranges) {
    std::vector<TypeIndex> place;
    for (const std::string& name : range.types.names) {
      const auto at = std::lower_bound(joined.types.begin(), joined.types.end(), name);
      place.push_back(static_cast<TypeIndex>(at - joined.types.begin()));
    }
    const bool is_first = &range == &ranges.front();
    for (CsrGraph::Edge& edge : is_first ? joined.edges : range.edges) edge.type = place[edge.type];
    joined.edges.insert(joined.edges.end(), range.edges.begin(), range.edges.end());
    range.edges = {};
  }
  return joined;
}

}  // namespace

Result<TypedEdges> read_edges(const store::Snapshot& snapshot, const EntityDirectory& entities,
                              RowCounter& counter) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t count = std::clamp(entities.size() / kLeastEntitiesAThread, std::size_t{1}, cores);
  std::vector<RangeReader> ranges(count, RangeReader(snapshot, entities, counter));
  std::vector<Status> read(count);
  const auto read_range = [&](std::size_t i) {
    const auto begin_of = [&](std::size_t range) {
      return static_cast<Vertex>(entities.size() * range / count);
    };
    read[i] = ranges[i].read(begin_of(i), begin_of(i + 1));
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < count; ++i) others.emplace_back(read_range, i);
    read_range(0);
  }
  for (const Status& status : read) {
    if (!status) return status;
  }
  return join(ranges);
}

}  // namespace notegraph::query
