#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_STORE_FIXTURE_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_STORE_FIXTURE_H_

#include "graph/model/decision.h"
#include "graph/model/note.h"
#include "graph/store/graph_store.h"

namespace notegraph::test {

/// The one note of the worked example in graph/store/FORMAT.md.
NoteFacts worked_example();

/// The decision there, without number and time.
Decision worked_decision();

/// What tests/fixtures/store_v1 holds. Never change it: the bytes there cannot change with it.
store::WriteBatch fixture_batch();

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_STORE_FIXTURE_H_
