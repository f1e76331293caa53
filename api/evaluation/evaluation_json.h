#ifndef NOTEGRAPH_API_EVALUATION_EVALUATION_JSON_H_
#define NOTEGRAPH_API_EVALUATION_EVALUATION_JSON_H_

#include <string>

#include "api/evaluation/evaluation.h"

namespace notegraph::evaluation {

/// One line: {"documents", "missing": [names], "entity_precision", "entity_recall", "entity_f1", likewise
/// "typed_entity_", "relation_" and "untyped_relation_", "gold_entities", "predicted_entities",
/// "gold_relations", "predicted_relations"}; shares are rounded to four digits.
std::string to_json(const Evaluation& evaluation);

}  // namespace notegraph::evaluation

#endif  // NOTEGRAPH_API_EVALUATION_EVALUATION_JSON_H_
