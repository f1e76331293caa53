#ifndef NOTEGRAPH_API_SERVICE_QUESTION_H_
#define NOTEGRAPH_API_SERVICE_QUESTION_H_

#include <memory>
#include <string_view>

#include "api/service/answers.h"
#include "api/service/graph_views.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/query/name_index.h"
#include "graph/query/query.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// One question: the state of the graph that all of its answer comes from, and the names and types known
/// there.
class Question {
 public:
  /// Asks the newest state. Errors: those of the store.
  static Result<Question> begin(GraphViews& views);

  const GraphView& view() const { return *view_; }
  const store::Snapshot& snapshot() const { return view_->snapshot(); }
  const query::NameIndex& names() const { return *names_; }
  const Ontology& ontology() const { return *ontology_; }

  /// The entity that `reference` means; see resolve_entity(); where a decision rejected
  /// it, the message of not_found says which. Its texts live as long as the question.
  Result<query::NamedEntity> resolve(std::string_view reference) const;
  /// Writes answers with at most `max_evidence` for each relation; not to outlive the question.
  AnswerWriter writer(std::size_t max_evidence = 0) const { return {*view_, *names_, max_evidence}; }
  /// Errors: invalid_argument, `filter` names a type that nobody knows (a slip of the keyboard, not a filter
  /// that nothing passes) or a confidence outside [0, 1].
  Status check(const query::Filter& filter) const;

 private:
  Question(std::shared_ptr<const GraphView> view, NamesPointer names, OntologyPointer ontology);

  std::shared_ptr<const GraphView> view_;
  NamesPointer names_;
  OntologyPointer ontology_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_QUESTION_H_
