#include "graph/store/decision_ledger.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "graph/store/refusals.h"

namespace notegraph::store {

Result<std::vector<Decision>> enter_decisions(const WriteBatch& batch, const std::vector<Decision>& known,
                                              Timestamp now) {
  std::set<std::uint64_t> numbers;
  for (const Decision& decision : known) numbers.insert(decision.number);

  std::vector<Decision> entered;
  for (Decision decision : batch.decide) {
    if (decision.number == 0) {
      decision.number = numbers.empty() ? 1 : *numbers.rbegin() + 1;
      decision.time = now;
    }
    if (!numbers.insert(decision.number).second) return decision_number_taken(decision.number);
    entered.push_back(std::move(decision));
  }

  std::set<std::uint64_t> undone;
  for (const UndoRequest& undo : batch.undo) {
    const auto decision =
        std::find_if(known.begin(), known.end(), [&](const Decision& d) { return d.number == undo.number; });
    if (decision == known.end() || decision->undone || !undone.insert(undo.number).second) {
      return no_such_decision(undo.number);
    }
    entered.push_back(*decision);
    entered.back().undone = Undoing{undo.author, now};
  }
  return entered;
}

}  // namespace notegraph::store
