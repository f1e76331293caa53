#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_WITHOUT_STATES_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_WITHOUT_STATES_H_

#include <vector>

namespace notegraph::test {

/// What a write did to notes, entities or relations, for tests that are not about fingerprints.
template <typename Change>
std::vector<Change> without_states(std::vector<Change> changes) {
  for (Change& change : changes) change.states = {};
  return changes;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_WITHOUT_STATES_H_
