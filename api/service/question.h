#ifndef NOTEGRAPH_API_SERVICE_QUESTION_H_
#define NOTEGRAPH_API_SERVICE_QUESTION_H_

#include <memory>
#include <string_view>

#include "api/service/graph_views.h"
#include "graph/model/entity.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/query/query.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// One question: the state of the graph that all of its answer comes from, and the types known there.
class Question {
 public:
  /// Asks the newest state. The types are `own` and those that imports brought. Errors: those of the store.
  static Result<Question> begin(GraphViews& views, const Ontology& own);

  const GraphView& view() const { return *view_; }
  const store::Snapshot& snapshot() const { return view_->snapshot(); }
  const Ontology& ontology() const { return ontology_; }

  /// The entity that `reference` means; see resolve_entity().
  Result<Entity> resolve(std::string_view reference) const;
  /// Errors: invalid_argument, `filter` names a type that nobody knows (a slip of the keyboard, not a filter
  /// that nothing passes) or a confidence outside [0, 1].
  Status check(const query::Filter& filter) const;

 private:
  Question(std::shared_ptr<const GraphView> view, Ontology ontology);

  std::shared_ptr<const GraphView> view_;
  Ontology ontology_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_QUESTION_H_
