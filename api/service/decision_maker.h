#ifndef NOTEGRAPH_API_SERVICE_DECISION_MAKER_H_
#define NOTEGRAPH_API_SERVICE_DECISION_MAKER_H_

#include "api/service/decision_requests.h"
#include "api/service/question.h"
#include "graph/model/decision.h"
#include "graph/model/status.h"

namespace notegraph::service {

/// The decision that `request` asks for, without number and time: its references resolved in the graph of
/// `question`, and found to make sense there. Errors: those of KnowledgeService::decide().
Result<Decision> make_decision(const DecisionRequest& request, const Question& question);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_DECISION_MAKER_H_
