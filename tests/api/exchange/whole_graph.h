#ifndef NOTEGRAPH_TESTS_API_EXCHANGE_WHOLE_GRAPH_H_
#define NOTEGRAPH_TESTS_API_EXCHANGE_WHOLE_GRAPH_H_

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "api/exchange/imported_graph.h"
#include "graph/model/note.h"
#include "graph/store/fact_stream.h"

namespace notegraph::test {

/// An imported graph with all its facts at once: entities by name, relations by the first line of their
/// evidence.
struct WholeGraph {
  NoteFacts facts;
  Ontology types;
  std::vector<std::string> skipped;
  std::size_t skipped_count = 0;
};

inline void sort_by_name(NoteFacts& facts) {
  std::vector<std::uint32_t> order(facts.entities.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return facts.entities[a].name < facts.entities[b].name; });
  std::vector<NoteEntity> entities;
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t old : order) {
    place[old] = static_cast<std::uint32_t>(entities.size());
    entities.push_back(std::move(facts.entities[old]));
  }
  facts.entities = std::move(entities);
  for (NoteRelation& relation : facts.relations) {
    relation.head = place[relation.head];
    relation.tail = place[relation.tail];
  }
}

inline Result<WholeGraph> whole(Result<exchange::ImportedGraph> graph) {
  if (!graph) return graph.status();
  auto facts = store::collect_facts({}, *graph->facts);
  if (!facts) return facts.status();
  const auto by_line = [](const Evidence& a, const Evidence& b) { return a.line < b.line; };
  for (NoteRelation& relation : facts->relations) {
    std::sort(relation.evidence.begin(), relation.evidence.end(), by_line);
  }
  std::sort(facts->relations.begin(), facts->relations.end(),
            [&](const auto& a, const auto& b) { return by_line(a.evidence.front(), b.evidence.front()); });
  sort_by_name(*facts);
  return WholeGraph{*std::move(facts), std::move(graph->types), std::move(graph->skipped),
                    graph->skipped_count};
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_API_EXCHANGE_WHOLE_GRAPH_H_
