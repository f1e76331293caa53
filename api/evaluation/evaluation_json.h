#ifndef NOTEGRAPH_API_EVALUATION_EVALUATION_JSON_H_
#define NOTEGRAPH_API_EVALUATION_EVALUATION_JSON_H_

#include <string>
#include <vector>

#include "api/evaluation/ablation.h"
#include "api/evaluation/evaluation.h"

namespace notegraph::evaluation {

/// What is asked for beside the totals.
struct EvaluationParts {
  bool calibration = false;
  bool languages = false;
  bool rules = false;
};

/// One line: {"documents", "missing": [names], "learnt": [names of learnt_documents()], "entity_precision",
/// "entity_recall", "entity_f1", likewise "typed_entity_", "relation_" and "untyped_relation_",
/// "gold_entities", "predicted_entities", "gold_relations", "predicted_relations"}; shares are rounded to
/// four digits. Each of `parts`, and `ablations` if there are any, adds a key:
///   "calibration": {"entities": [{"from", "to", "count", "right", "share"}], "relations": likewise},
///   "languages": {"zh": the shares and counts above ...},
///   "rules": {"entities": {"lexicon": {"count", "right", "share"} ...}, "relations": likewise},
///   "ablation": {"known": {"entity_f1", "entity_f1_change", likewise "typed_entity_" and "relation_"} ...},
///               the figures without the step, and what they are less (below 0) or more than with all steps.
std::string to_json(const Evaluation& evaluation, const EvaluationParts& parts = {},
                    const std::vector<Ablation>& ablations = {});

}  // namespace notegraph::evaluation

#endif  // NOTEGRAPH_API_EVALUATION_EVALUATION_JSON_H_
