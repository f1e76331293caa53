#include "graph/decisions/idle_decisions.h"

#include "graph/decisions/decision_applier.h"
#include "graph/decisions/renamed_notes.h"
#include "graph/decisions/working_graph.h"

namespace notegraph::decisions {

Result<std::vector<std::uint64_t>> find_idle_decisions(const store::Snapshot& extracted) {
  const auto decisions = extracted.decisions();
  if (!decisions) return decisions.status();
  std::vector<std::uint64_t> idle;
  WorkingGraph graph(extracted);
  for (const Decision& decision : with_notes_renamed(*decisions)) {
    if (!decision.undone && !apply_decision(decision, graph)) idle.push_back(decision.number);
  }
  if (!graph.status()) return graph.status();
  return idle;
}

}  // namespace notegraph::decisions
